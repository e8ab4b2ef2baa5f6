import type { CallReason } from '@switchboard/acs-wire';
import type { CallEnd } from '@switchboard/sip';

/** Sub-codes of calls out to the phone network and in from it; the last three digits are of SIP. */
const OUTGOING = 560_000;
const INCOMING = 540_000;
const LOST: CallReason = { code: 408, subCode: 4506 };

/** The one whose code is not what SIP says: it would look like our own cancelling. */
const CANCELLED_BY_PEER: CallReason = { code: 497, subCode: 560_487 };

/** Why a phone could not be reached, in the codes of the service. */
export function reasonOfFailure({ status, reason, failure }: CallEnd): CallReason {
  if (reason === 'unreachable') return { code: 503, subCode: OUTGOING + 503 };
  if (reason === 'no-common-media') return { code: 488, subCode: OUTGOING + 488 };
  if (failure === 'busy') return { code: 486, subCode: OUTGOING + 486 };
  if (failure === 'declined') return { code: 603, subCode: OUTGOING + 603 };
  if (failure === 'no-answer') return { code: 408, subCode: OUTGOING + 408 };
  if (status === 487) return CANCELLED_BY_PEER;
  return status === undefined ? LOST : { code: status, subCode: OUTGOING + status };
}

/** Why a phone that was in a call is not any more: hung up, or its line broke down. */
export function reasonOfEnd({ reason }: CallEnd): CallReason {
  return reason === 'peer-hung-up' ? { code: 0, subCode: OUTGOING } : LOST;
}

/** A phone gave up before anybody answered. */
export const callerCancelled: CallReason = { code: 487, subCode: INCOMING + 487 };

/** Whether another trunk may do better: this one is not there, or has no room. */
export function mayTryAnother({ reason, status = 0, failure }: CallEnd): boolean {
  if (reason === 'unreachable' || failure === 'congested') return true;
  return reason === 'refused' && status >= 500 && status < 600;
}

/** What a phone is told that called in and was not answered. */
export function statusOf({ code }: CallReason): number {
  if (code === 0 || code === 487) return 480;
  return code >= 400 && code < 700 ? code : 480;
}
