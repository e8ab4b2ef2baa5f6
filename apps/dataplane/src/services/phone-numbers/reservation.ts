import { numberLimits } from '@switchboard/acs-wire';
import type { AvailableNumber, NumberReservationView } from '@switchboard/acs-wire';
import { badRequest, WireError } from '../../platform/wire/errors.ts';
import { toTicks } from '../../platform/wire/times.ts';
import { costOf, digitsOf } from './number.ts';
import type { OfferedNumber } from './number.ts';
import { mustAgreeNotToResell } from './search.ts';

export interface ReservedNumber extends OfferedNumber {
  /** Only for whoever agrees not to resell it. */
  readonly mustAgree: boolean;
}

/** Numbers that somebody has put aside. */
export interface Reservation {
  readonly id: string;
  /** What the inventory knows it by. */
  readonly holdKey: string;
  /** An active one expires. */
  readonly status: 'active' | 'submitted' | 'completed';
  readonly numbers: readonly ReservedNumber[];
  readonly expiresMs: number;
  readonly createdMs: number;
  /** Counts changes. */
  readonly version: number;
  readonly purchaseId: string | null;
  /** The code of why its purchase failed. */
  readonly failure: string | null;
}

/** How long numbers are put aside after the last change. */
export const RESERVATION_SECONDS = 15 * 60;

/** How a number stands that cannot be had. */
const NOT_AVAILABLE = {
  status: 'error',
  error: { code: 'NotAvailable', message: 'The phone number is not available.' },
} as const;

export function reservationStatus({ status, expiresMs }: Reservation, nowMs: number) {
  return status === 'active' && expiresMs <= nowMs ? 'expired' : status;
}

export function presentReservation(
  reservation: Reservation,
  nowMs: number,
): Omit<NumberReservationView, 'phoneNumbers'> {
  const { id, expiresMs } = reservation;
  const status = reservationStatus(reservation, nowMs);
  return { id, expiresAt: toTicks(expiresMs), status };
}

/** @param refused what was asked for and cannot be had */
export function presentInFull(
  reservation: Reservation,
  nowMs: number,
  refused: readonly ReservedNumber[] = [],
): NumberReservationView {
  const standing = standingOf(reservation, nowMs);
  const shown = [
    ...reservation.numbers.map((one) => ({ ...presentAvailable(one), ...standing })),
    ...refused.map((one) => ({ ...presentAvailable(one), ...NOT_AVAILABLE })),
  ];
  const phoneNumbers = Object.fromEntries(shown.map((one) => [one.id, one]));
  return { ...presentReservation(reservation, nowMs), phoneNumbers };
}

export function presentAvailable(number: ReservedNumber): AvailableNumber {
  return {
    id: digitsOf(number.phoneNumber),
    countryCode: number.countryCode,
    phoneNumber: number.phoneNumber,
    capabilities: { calling: number.calling, sms: number.sms },
    phoneNumberType: number.numberType,
    assignmentType: number.assignmentType,
    cost: costOf(number),
    status: 'available',
    isAgreementToNotResellRequired: number.mustAgree,
  };
}

function standingOf(
  reservation: Reservation,
  nowMs: number,
): Pick<AvailableNumber, 'status' | 'error'> {
  const { failure } = reservation;
  if (failure !== null) {
    return { status: 'error', error: { code: failure, message: 'It could not be bought.' } };
  }
  const status = reservationStatus(reservation, nowMs);
  if (status === 'expired') return { status };
  return { status: status === 'completed' ? 'purchased' : 'reserved' };
}

/** @throws WireError when it can be changed or bought no more */
export function assertActive(reservation: Reservation, nowMs: number): void {
  const status = reservationStatus(reservation, nowMs);
  if (status === 'active') return;
  throw badRequest(`The reservation is ${status}.`, 'reservationid');
}

/** @throws WireError when there is nothing to buy, or not in this way */
export function assertBuyable(
  reservation: Reservation,
  { agrees, nowMs }: { readonly agrees: boolean; readonly nowMs: number },
): void {
  assertActive(reservation, nowMs);
  if (reservation.numbers.length === 0) {
    throw badRequest('The reservation has no phone numbers.', 'reservationid');
  }
  if (!agrees && reservation.numbers.some(({ mustAgree }) => mustAgree)) {
    throw mustAgreeNotToResell();
  }
}

export function assertFits(count: number): void {
  if (count <= numberLimits.reserved) return;
  const message = `A reservation has at most ${numberLimits.reserved} phone numbers.`;
  throw badRequest(message, 'phonenumbers');
}

export function reservationNotFound(): WireError {
  const message = 'The reservation cannot be found.';
  return new WireError(404, 'NotFound', message, { target: 'reservationid' });
}
