import type { Handover, HandoverState } from '@switchboard/telephony';
import type { Handover as HandoverRow } from '../generated/prisma/client.ts';

export const OVER: HandoverState[] = ['connected', 'nobody', 'cancelled', 'failed'];

/** What the rules decide by. */
export function handoverOf({
  asked,
  personId,
  untilAt,
  patienceAt,
  ...row
}: HandoverRow): Handover {
  return {
    // Written by nobody but this service.
    state: row.state as HandoverState,
    ...{ asked, personId, untilMs: untilAt?.getTime() ?? null, patienceMs: patienceAt.getTime() },
  };
}
