import type { CallReason } from '@switchboard/acs-wire';
import type { Prisma } from '../../../platform/database/database.ts';
import { legOf } from '../call/call.ts';
import type { Call, Leg, Step } from '../call/call.ts';
import { reasons } from '../call/reasons.ts';

/** A leg as its record holds it. Times are epoch milliseconds; `null` is what has not happened. */
export interface LegRow {
  readonly id: string;
  readonly callId: string;
  readonly userId: string;
  readonly role: string;
  readonly answeredMs: number | null;
  readonly leftMs: number | null;
  readonly code: number | null;
  readonly subCode: number | null;
  readonly quality: Prisma.InputJsonObject | null;
}

/** A leg that lasts. */
export function lastingRow(callId: string, { id, user, role, answeredAt }: Leg): LegRow {
  return {
    ...{ id, callId, userId: user, role, answeredMs: answeredAt ?? null },
    ...{ leftMs: null, code: null, subCode: null, quality: null },
  };
}

/** The legs that a step made, connected or ended, as they are after it. */
export function changedRows(before: Call, { call, gone }: Step, nowMs: number): LegRow[] {
  const lasting = Object.values(call.legs).filter((leg) => {
    const former = legOf(before, leg.user);
    return former?.id !== leg.id || former.answeredAt !== leg.answeredAt;
  });
  // Whoever joins where they ring, or are already, has another leg, and nobody is told of the end of the former.
  const replaced = lasting.flatMap(({ id, user }) => {
    const former = legOf(before, user);
    const isOver = former && former.id !== id && !gone.some(({ leg }) => leg.id === former.id);
    return isOver ? [{ leg: former, reason: reasons.movedToAnotherDevice }] : [];
  });
  const ended = (leg: Leg, reason: CallReason): LegRow => ({
    ...lastingRow(call.id, leg),
    ...{ leftMs: nowMs, code: reason.code, subCode: reason.subCode },
  });
  return [
    ...lasting.map((leg) => lastingRow(call.id, leg)),
    ...[...replaced, ...gone].map(({ leg, reason }) => ended(leg, reason)),
  ];
}
