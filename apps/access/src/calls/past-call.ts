import type { CallOutcome, CallRecord } from '@switchboard/access-api';
import type { PastCall } from '@switchboard/control-client';
import { recordIdOf } from './record-id.ts';

export type Other = CallRecord['others'][number];

/**
 * Of a call that was not answered, with the codes of SIP: whoever called hung up, nobody was there, all
 * were busy, or it rang until it was cancelled or for too long.
 */
export const MISSED_CODES: readonly number[] = [0, 480, 486, 487];
const DECLINED_CODE = 603;
/** What the caller hears when several were called and each of them declined. */
const DECLINED_BY_ALL = { code: 0, subCode: 5003 };

/** What became of a call for one person, by their own part in it. */
export function outcomeOf({
  answeredMs,
  code,
  subCode,
}: Pick<PastCall, 'answeredMs' | 'code' | 'subCode'>): CallOutcome {
  if (answeredMs !== null) return 'answered';
  const byAll = code === DECLINED_BY_ALL.code && subCode === DECLINED_BY_ALL.subCode;
  if (byAll || code === DECLINED_CODE) return 'declined';
  return MISSED_CODES.includes(code) ? 'missed' : 'failed';
}

export interface Reader {
  readonly userId: string;
  /** Up to when missed calls have been looked at. Epoch milliseconds. */
  readonly seenMs: number;
  /** By identity; who is not in it is left out. */
  readonly people: ReadonlyMap<string, Other>;
}

/** A recorded call as one of its people sees it in their list. */
export function recordOf(past: PastCall, { userId, seenMs, people }: Reader): CallRecord {
  const outcome = outcomeOf(past);
  const direction = past.startedBy === userId ? 'outgoing' : 'incoming';
  return {
    id: recordIdOf(past),
    callId: past.id,
    others: past.others.flatMap((other) => people.get(other) ?? []),
    ...{ direction, outcome, video: past.video },
    startedAt: new Date(past.startedMs),
    durationSeconds: Math.round(past.connectedMs / 1_000),
    seen: direction === 'outgoing' || outcome !== 'missed' || past.leftMs <= seenMs,
  };
}
