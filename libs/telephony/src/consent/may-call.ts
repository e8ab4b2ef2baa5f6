import type { E164 } from '../numbers/phone-number.ts';
import { consentTo } from './consent.ts';
import type { Consent } from './consent.ts';
import { hoursDecision } from './may-send.ts';
import type { SendDecision, SendPolicy, SendRequest } from './may-send.ts';
import type { SendRefusal } from './refusal-errors.ts';

/** One call that somebody wants to make; `lastReceivedMs` is when they last called or wrote to this caller. */
export interface CallRequest extends Pick<SendRequest, 'zones' | 'lastReceivedMs' | 'nowMs'> {
  readonly caller: E164;
  /** It was ours, and is not any more. */
  readonly isCallerWithdrawn: boolean;
  readonly callee: E164;
  readonly consent: Consent;
}

/** Decides before anything rings, by the rules for texts: consent to calls, and the same quiet hours. */
export function mayCall(policy: SendPolicy, request: CallRequest): SendDecision {
  const reason = refusalOf(request);
  if (reason !== undefined) return { allowed: false, reason, againMs: undefined };
  return hoursDecision(policy, { ...request, purpose: 'conversation' });
}

function refusalOf({
  caller,
  callee,
  consent,
  isCallerWithdrawn,
}: CallRequest): SendRefusal | undefined {
  if (isCallerWithdrawn) return 'sender-withdrawn';
  if (caller === callee) return 'recipient-is-sender';
  return consentTo(consent, 'call', caller) === 'opted-out' ? 'opted-out' : undefined;
}
