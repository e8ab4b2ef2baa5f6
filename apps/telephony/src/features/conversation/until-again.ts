import type { OpenedConversation } from '@switchboard/telephony-api/client';

/** When the clock of this page is ahead of the service's, or nothing has changed by then. */
const AT_LEAST_MS = 10_000;
/** No night is longer; and no timer of a browser takes more than 24 days. */
const AT_MOST_MS = 86_400_000;

/** In how many milliseconds they may be texted again; false where waiting does not help. */
export function untilAgain(
  { allowed, againAt }: OpenedConversation['decision'],
  nowMs: number,
): number | false {
  if (allowed || againAt === null) return false;
  return Math.min(Math.max(Date.parse(againAt) - nowMs, AT_LEAST_MS), AT_MOST_MS);
}
