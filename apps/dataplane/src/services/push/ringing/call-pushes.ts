import { callEndReasons } from '@switchboard/push';
import type { CallEndReason, PushPayload } from '@switchboard/push';
import type { CallEvent, CallReason } from '@switchboard/acs-wire';
import { reasons } from '../../calls/port.ts';
import type { Shown } from '../config.ts';
import { eventIdOf } from '../event-id.ts';
import type { Ring } from './ring-store.ts';

export type Incoming = Extract<CallEvent, { readonly type: 'call.incoming' }>;

/** Whoever calls from a phone: their number goes to no push service. */
const PHONE = 'phone';

/** What devices get of a call that begins to ring. */
export function incomingCallPush(
  { id, callId, userId }: Ring,
  { from, camera }: Incoming,
  times: { readonly startedMs: number; readonly expiresMs: number },
  shown: Shown,
): PushPayload {
  const isPhone = !from.user.startsWith('8:');
  const { displayName } = from;
  const isNamed = shown !== 'nothing' && displayName !== undefined && !isNumber(displayName);
  return {
    ...{ type: 'incoming-call', eventId: id, serverCallId: callId, hasVideo: camera },
    startedAt: new Date(times.startedMs).toISOString(),
    caller: {
      id: isPhone ? PHONE : from.user,
      ...(isNamed && { displayName: displayName.slice(0, 256) }),
    },
    metadata: {
      recipientId: userId,
      expiresAt: new Date(times.expiresMs).toISOString(),
    },
  };
}

/** What they get when it rings no more. */
export function callEndedPush({ id, callId, userId }: Ring, reason: CallEndReason): PushPayload {
  const eventId = eventIdOf(id, 'ended');
  return { type: 'call-ended', eventId, serverCallId: callId, recipientId: userId, reason };
}

const BY_SUB_CODE: ReadonlyMap<number, CallEndReason> = new Map([
  [reasons.answeredElsewhere.subCode, callEndReasons[0]],
  [reasons.declinedElsewhere.subCode, callEndReasons[1]],
  [reasons.noAnswer.subCode, callEndReasons[3]],
]);

export function endReasonOf({ code, subCode }: CallReason): CallEndReason {
  if (code === reasons.declined.code) return 'declined-elsewhere';
  return BY_SUB_CODE.get(subCode) ?? 'cancelled';
}

/** Telephone exchanges name a caller by their number. */
function isNumber(name: string): boolean {
  return /\d{5}/.test(name.replace(/[\s().+-]/g, ''));
}
