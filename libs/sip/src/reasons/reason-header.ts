import { parseParameters } from '../message/parse-parameters.ts';
import { splitList } from '../message/split-list.ts';

/** Why, in the words of SIP or of the telephone network (RFC 3326). */
export interface ReasonHeader {
  readonly protocol: 'SIP' | 'Q.850';
  /** A status of SIP, or a cause of Q.850: 16 normal, 17 busy, 19 no answer. */
  readonly cause: number;
  readonly text?: string;
}

/** @returns the first of them that is known; one of the telephone network before one of SIP */
export function readReasons(values: readonly string[]): ReasonHeader | undefined {
  const all = values.flatMap((value) => splitList(value, ',') ?? []).map(readReason);
  return all.find((one) => one?.protocol === 'Q.850') ?? all.find((one) => one);
}

export function writeReason({ protocol, cause, text }: ReasonHeader): string {
  const tail = text === undefined ? '' : `;text="${text.replace(/["\\\p{Cc}]/gu, '')}"`;
  return `${protocol};cause=${cause}${tail}`;
}

function readReason(value: string): ReasonHeader | undefined {
  const [name = '', ...rest] = splitList(value, ';') ?? [];
  const parameters = parseParameters(rest);
  const protocol = (['SIP', 'Q.850'] as const).find((one) => one === name.toUpperCase());
  const cause = /^\d{1,3}$/.exec(parameters?.['cause'] ?? '')?.[0];
  if (!protocol || cause === undefined) return undefined;
  const text = parameters?.['text']?.slice(0, 256);
  return { protocol, cause: Number(cause), ...(text && { text }) };
}
