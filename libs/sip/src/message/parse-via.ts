import { MAX_TOKEN_LENGTH } from './message-limits.ts';
import { parseParameters } from './parse-parameters.ts';
import type { ParameterMap } from './parse-parameters.ts';
import { splitList } from './split-list.ts';

const SENT_BY =
  /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z]+)\s+(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?:\s*:\s*(\d{1,5}))?$/i;

export interface Via {
  /** In upper case: UDP, TCP, TLS. */
  readonly protocol: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly branch: string;
  readonly parameters: ParameterMap;
}

/** Reads one Via; undefined where it has no branch, as those of before 2002. */
export function parseVia(text: string): Via | undefined {
  const [first = '', ...rest] = splitList(text, ';') ?? [];
  const found = SENT_BY.exec(first);
  const parameters = parseParameters(rest);
  const branch = parameters?.['branch'];
  if (!found || !parameters || !branch || branch.length > MAX_TOKEN_LENGTH) return undefined;
  const port = found[3] === undefined ? undefined : Number(found[3]);
  if ((port ?? 1) > 65_535) return undefined;
  return { protocol: found[1]!.toUpperCase(), host: found[2]!, port, branch, parameters };
}
