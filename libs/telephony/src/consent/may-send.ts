import type { PhoneNumber } from '../numbers/phone-number.ts';
import type { Sender } from '../numbers/sender.ts';
import { receivesTexts } from '../plan/receives-texts.ts';
import { consentTo } from './consent.ts';
import type { Consent } from './consent.ts';
import { quietAt } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { SendRefusal } from './refusal-errors.ts';
import { verificationProblem } from './verification.ts';
import type { VerificationState } from './verification.ts';

export interface SendPolicy {
  /** None where people may be disturbed at any time. */
  readonly quietHours: QuietHours | undefined;
  /** Who has written so recently may be answered, whatever the time; in milliseconds. */
  readonly answerWithinMs: number;
  /** Do campaigns go to those alone who asked for it? */
  readonly campaignsNeedOptIn: boolean;
}

/** One text that somebody wants to send. */
export interface SendRequest {
  readonly sender: Sender;
  /** By its capabilities; see `numberPlan`. */
  readonly senderMayText: boolean;
  /** It was ours, and is not any more. */
  readonly isSenderWithdrawn: boolean;
  readonly verification: VerificationState;
  readonly recipient: PhoneNumber;
  readonly consent: Consent;
  /** Where the recipient is or may be, IANA names; quiet in any of them is quiet. */
  readonly zones: readonly string[];
  /** When the recipient last wrote to this sender. */
  readonly lastReceivedMs?: number;
  readonly purpose: 'conversation' | 'campaign';
  readonly nowMs: number;
}

export type SendDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: SendRefusal;
      /** When the same request may be allowed; undefined where waiting does not help. */
      readonly againMs: number | undefined;
    };

/** Decides before anything is paid for. What waiting does not mend is said before what it does. */
export function maySend(policy: SendPolicy, request: SendRequest): SendDecision {
  const reason = refusalOf(policy, request);
  return reason === undefined
    ? hoursDecision(policy, request)
    : { allowed: false, reason, againMs: undefined };
}

function refusalOf(policy: SendPolicy, request: SendRequest): SendRefusal | undefined {
  const { sender, recipient, senderMayText, verification } = request;
  if (request.isSenderWithdrawn) return 'sender-withdrawn';
  if (!senderMayText) return 'sender-cannot-text';
  if (sender.id === recipient.e164) return 'recipient-is-sender';
  if (!receivesTexts(recipient)) return 'recipient-cannot-text';
  const consent = consentTo(request.consent, 'text', sender.id);
  if (consent === 'opted-out') return 'opted-out';
  const needsOptIn = request.purpose === 'campaign' && policy.campaignsNeedOptIn;
  if (needsOptIn && consent !== 'opted-in') return 'not-opted-in';
  return verificationProblem(sender, verification, recipient);
}

/** Whether it is the time for it, whatever is to be sent or called. */
export function hoursDecision(
  policy: SendPolicy,
  request: Pick<SendRequest, 'zones' | 'nowMs' | 'purpose' | 'lastReceivedMs'>,
): SendDecision {
  const { quietHours } = policy;
  if (!quietHours || isAnswer(policy, request)) return { allowed: true };
  const { zones, nowMs } = request;
  if (zones.length === 0)
    return { allowed: false, reason: 'time-zone-unknown', againMs: undefined };
  const quiet = quietAt(quietHours, zones, nowMs);
  if (!quiet.isQuiet) return { allowed: true };
  return { allowed: false, reason: 'quiet-hours', againMs: quiet.untilMs };
}

function isAnswer(
  { answerWithinMs }: SendPolicy,
  { purpose, lastReceivedMs, nowMs }: Pick<SendRequest, 'purpose' | 'lastReceivedMs' | 'nowMs'>,
): boolean {
  if (purpose !== 'conversation' || lastReceivedMs === undefined) return false;
  return nowMs - lastReceivedMs < answerWithinMs;
}
