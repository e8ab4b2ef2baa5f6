import type { CallView } from '@switchboard/telephony-api/client';

/** Whether a caller did not show their number. */
export function isAnonymous({ theirs }: Pick<CallView, 'theirs'>): boolean {
  return theirs === 'anonymous';
}
