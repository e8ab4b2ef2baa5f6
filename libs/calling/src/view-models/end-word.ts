import type { EndReason, EndWord } from '../end-reason.ts';
import { isPhone } from '../phone-id.ts';

/** Why it ended, where a page says it differently of phones. */
export type ShownEndWord = EndWord | 'phonesNotSetUp' | 'phoneUnreachable';

/** The word to translate for the end of a call, or of somebody's part in it. @param ids who was called */
export function endWordOf({ word }: EndReason, ids: readonly string[]): ShownEndWord {
  if (!ids.some(isPhone)) return word;
  // There is nobody at the back end who would call a number.
  if (word === 'notCallable') return 'phonesNotSetUp';
  return word === 'unreachable' ? 'phoneUnreachable' : word;
}
