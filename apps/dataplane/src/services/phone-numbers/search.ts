import type { NumberSearchResult } from '@switchboard/acs-wire';
import { badRequest, WireError } from '../../platform/wire/errors.ts';
import { toTicks } from '../../platform/wire/times.ts';
import { costOf } from './number.ts';
import type { OfferedNumber } from './number.ts';

/** A search, and what it found. */
export interface NumberSearch extends Omit<OfferedNumber, 'phoneNumber'> {
  readonly id: string;
  readonly areaCode: string | null;
  readonly quantity: number;
  /** Only for whoever agrees not to resell it. */
  readonly mustAgree: boolean;
  /** What is held; none until it was found. */
  readonly phoneNumbers: readonly string[];
  /** `NoError`, or why it found nothing. */
  readonly error: string;
  /** Until when it is held; null until it was found. */
  readonly expiresMs: number | null;
  readonly purchaseId: string | null;
  readonly createdMs: number;
}

/** How long what was found is held. */
export const SEARCH_SECONDS = 16 * 60;

export function presentSearch(search: NumberSearch, nowMs: number): NumberSearchResult {
  const { calling, sms, expiresMs, createdMs } = search;
  const isOver = isExpired(search, nowMs);
  return {
    searchId: search.id,
    phoneNumbers: isOver ? [] : search.phoneNumbers,
    phoneNumberType: search.numberType,
    assignmentType: search.assignmentType,
    capabilities: { calling, sms },
    cost: costOf(search),
    searchExpiresBy: toTicks(expiresMs ?? createdMs),
    isAgreementToNotResellRequired: search.mustAgree,
    error: isOver ? 'ReservationExpired' : search.error,
  };
}

/** What was bought does not expire. */
function isExpired({ expiresMs, purchaseId }: NumberSearch, nowMs: number): boolean {
  return purchaseId === null && expiresMs !== null && expiresMs <= nowMs;
}

/** @throws WireError when there is nothing to buy, or not in this way */
export function assertPurchasable(
  { expiresMs, mustAgree }: NumberSearch,
  { agrees, nowMs }: { readonly agrees: boolean; readonly nowMs: number },
): void {
  if (expiresMs === null) throw badRequest('The search has found nothing.', 'searchid');
  if (expiresMs <= nowMs) throw badRequest('The search has expired.', 'searchid');
  if (mustAgree && !agrees) throw mustAgreeNotToResell();
}

export function mustAgreeNotToResell(): WireError {
  const message = 'These phone numbers are for who agrees not to resell them.';
  return badRequest(message, 'isconsentprovided');
}

export function searchNotFound(): WireError {
  return new WireError(404, 'NotFound', 'The search cannot be found.', { target: 'searchid' });
}

/** What a search would buy. */
export function numbersOf(search: NumberSearch): OfferedNumber[] {
  const { countryCode, numberType, assignmentType, calling, sms } = search;
  const { maxCalling, maxSms, amount, currencyCode } = search;
  return search.phoneNumbers.map((phoneNumber) => ({
    ...{ phoneNumber, countryCode, numberType, assignmentType, calling, sms },
    ...{ maxCalling, maxSms, amount, currencyCode },
  }));
}
