import type { Transaction } from '../../platform/database/database.ts';
import type { Keyword } from './keywords.ts';
import { optIn, optOut } from './opt-outs.ts';

/**
 * Does what somebody asks for by a single word.
 *
 * @returns whether it is to be confirmed: asking again for what is so already is not
 */
export async function obeyKeyword(
  tx: Transaction,
  keyword: Keyword,
  { nowMs, ...pair }: { sender: string; recipient: string; nowMs: number },
): Promise<boolean> {
  if (keyword === 'help') return true;
  return keyword === 'stop' ? optOut(tx, { ...pair, nowMs }) : optIn(tx, pair);
}
