import { isPlatformError } from '@switchboard/kernel';
import { StatusError } from '@switchboard/smpp';
import type { StatusName } from '@switchboard/smpp';
import { DELIVERY_STATUS } from './status.ts';
import type { DeliveryCode } from './status.ts';

/** What came of handing one segment to a provider. */
export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  /** It will never be accepted. */
  | { readonly kind: 'refused'; readonly code: DeliveryCode }
  /** It was surely not accepted, and may be later. */
  | { readonly kind: 'not-sent' }
  /** It was sent and not answered. */
  | { readonly kind: 'unanswered' };

const BY_STATUS: Readonly<Partial<Record<StatusName, DeliveryCode>>> = {
  ESME_RINVSRCADR: DELIVERY_STATUS.invalidSource,
  ESME_RINVSRCTON: DELIVERY_STATUS.invalidSource,
  ESME_RINVSRCNPI: DELIVERY_STATUS.invalidSource,
  ESME_RINVDSTADR: DELIVERY_STATUS.invalidDestination,
  ESME_RINVDSTTON: DELIVERY_STATUS.invalidDestination,
  ESME_RINVDSTNPI: DELIVERY_STATUS.invalidDestination,
  ESME_RDELIVERYFAILURE: DELIVERY_STATUS.unreachable,
};

/** Judges what `SmppClient.submit` was rejected with. */
export function outcomeOfError(error: unknown): SubmitOutcome {
  const code = isPlatformError(error) ? error.code : undefined;
  if (code === 'submit-not-sent') return { kind: 'not-sent' };
  if (code === 'submit-unknown') return { kind: 'unanswered' };
  const status = error instanceof StatusError ? error.statusName : undefined;
  return { kind: 'refused', code: (status && BY_STATUS[status]) ?? DELIVERY_STATUS.failure };
}
