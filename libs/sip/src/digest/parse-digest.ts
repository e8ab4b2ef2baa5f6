import { parseParameters } from '../message/parse-parameters.ts';
import type { ParameterMap } from '../message/parse-parameters.ts';
import { splitList } from '../message/split-list.ts';

/** The parameters of a challenge or of credentials; undefined for another scheme than Digest. */
export function parseDigest(text: string): ParameterMap | undefined {
  if (!/^digest\s/i.test(text) || text.length > 4_096) return undefined;
  const items = splitList(text.slice('digest '.length), ',');
  return items && parseParameters(items);
}
