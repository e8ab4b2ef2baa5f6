import type { DeliveryDetail } from '../conversations/delivery-detail.ts';
import type { SendRefusal } from '../consent/refusal-errors.ts';
import type { E164 } from '../numbers/phone-number.ts';

/**
 * One recipient of a campaign. Written down before the request is made and after it is answered, so that after a
 * crash one is found `sending` of whom nobody knows whether they were texted: the same request is made again, with
 * the same id and first time, and the service repeats nothing.
 */
export interface CampaignRecipient {
  readonly to: E164;
  readonly state: RecipientState;
  /** When it was first requested: `repeatabilityFirstSent`. */
  readonly firstSentMs?: number;
  readonly messageId?: string;
  readonly reason?: RecipientReason;
}

export type RecipientState = 'pending' | 'sending' | 'sent' | 'failed' | 'skipped';

/** `outcome-unknown` is who was being texted when everything stopped, too long ago to ask again. */
export type RecipientReason = SendRefusal | DeliveryDetail | 'campaign-stopped' | 'outcome-unknown';

export type RecipientStep =
  | {
      readonly kind: 'begin';
      readonly atMs: number;
      /** How long the service knows a request again; five minutes unless said. */
      readonly repeatableMs?: number;
    }
  | { readonly kind: 'accepted'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly reason: DeliveryDetail }
  | { readonly kind: 'skip'; readonly reason: SendRefusal | 'campaign-stopped' };

const REPEATABLE_MS = 5 * 60_000;

/**
 * What is over stays as it is, and who is being texted is not skipped any more.
 *
 * @returns the same value where the step changes nothing
 */
export function afterStep(recipient: CampaignRecipient, step: RecipientStep): CampaignRecipient {
  const { state } = recipient;
  if (step.kind === 'begin') return begun(recipient, step);
  if (step.kind === 'skip')
    return state === 'pending'
      ? { ...recipient, state: 'skipped', reason: step.reason }
      : recipient;
  if (state !== 'sending') return recipient;
  return step.kind === 'accepted'
    ? { ...recipient, state: 'sent', messageId: step.messageId }
    : { ...recipient, state: 'failed', reason: step.reason };
}

function begun(
  recipient: CampaignRecipient,
  { atMs, repeatableMs = REPEATABLE_MS }: Extract<RecipientStep, { kind: 'begin' }>,
): CampaignRecipient {
  if (recipient.state === 'pending') return { ...recipient, state: 'sending', firstSentMs: atMs };
  if (recipient.state !== 'sending') return recipient;
  const isTooLate = atMs - (recipient.firstSentMs ?? atMs) >= repeatableMs;
  return isTooLate ? { ...recipient, state: 'failed', reason: 'outcome-unknown' } : recipient;
}

/** Whether a campaign has nobody left. */
export function isOver(recipients: Iterable<Pick<CampaignRecipient, 'state'>>): boolean {
  for (const { state } of recipients) if (state === 'pending' || state === 'sending') return false;
  return true;
}
