import { RECEIPT_STATES } from '@switchboard/smpp';
import type { Receipt, ReceiptState } from '@switchboard/smpp';
import { DELIVERY_STATUS } from './status.ts';
import type { DeliveryCode } from './status.ts';

/** network_error_code of GSM: errors of MAP (3GPP TS 29.002, 17.5). */
const GSM = 3;
const MAP_ERRORS: Readonly<Record<number, DeliveryCode>> = {
  1: DELIVERY_STATUS.unknownNumber,
  5: DELIVERY_STATUS.unreachable,
  6: DELIVERY_STATUS.unreachable,
  11: DELIVERY_STATUS.unsupportedDestination,
  13: DELIVERY_STATUS.blockedByCarrier,
  21: DELIVERY_STATUS.unsupportedDestination,
  27: DELIVERY_STATUS.unreachable,
  31: DELIVERY_STATUS.unreachable,
  32: DELIVERY_STATUS.unreachable,
  34: DELIVERY_STATUS.failure,
};

const BY_STATE: Readonly<Partial<Record<ReceiptState, DeliveryCode>>> = {
  DELIVERED: DELIVERY_STATUS.delivered,
  EXPIRED: DELIVERY_STATUS.unreachable,
  UNDELIVERABLE: DELIVERY_STATUS.unreachable,
  REJECTED: DELIVERY_STATUS.blockedByCarrier,
  DELETED: DELIVERY_STATUS.failure,
  UNKNOWN: DELIVERY_STATUS.unknown,
};

/**
 * @param errors what the `err:` of this provider mean, which no standard says
 * @returns undefined while the text is still on its way
 */
export function codeOfReceipt(
  { state, error, networkError }: Receipt,
  errors: ReadonlyMap<string, DeliveryCode>,
): DeliveryCode | undefined {
  if (!RECEIPT_STATES[state].isFinal) return undefined;
  if (state === 'DELIVERED') return DELIVERY_STATUS.delivered;
  const byNetwork = networkError?.network === GSM ? MAP_ERRORS[networkError.code] : undefined;
  return (error && errors.get(error)) || byNetwork || BY_STATE[state];
}
