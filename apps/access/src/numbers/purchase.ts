import { accessError } from '@switchboard/access-api';
import type { MonthlyCost, NumberReservation } from '@switchboard/access-api';
import type { NumberRequest } from './number-request.ts';
import { costOf, heldOf } from './operation-store.ts';
import type { OperationRow } from './operation-store.ts';
import { reservationOver } from './reservation-over.ts';
import { totalOf } from './spending.ts';

/** What is to be bought together. */
export interface Purchase {
  readonly request: NumberRequest;
  /** The id of what holds the numbers, which are bought once of it. */
  readonly heldAs: string;
  /** Of each number. */
  readonly costs: readonly MonthlyCost[];
}

/** @throws PlatformError `number-search-over`, `number-agreement-missing` */
export function purchaseOfSearch(
  row: OperationRow,
  nowMs: number,
  agreesNotToResell: boolean,
): Purchase {
  const held = row.kind === 'search' ? heldOf(row) : undefined;
  if (!held || Date.parse(held.expiresAt) <= nowMs) {
    throw accessError('number-search-over', 'The search holds no numbers (any more).');
  }
  if (held.mustAgreeNotToResell && !agreesNotToResell) throw agreementMissing();
  return {
    request: { kind: 'buy', searchId: held.searchId, agreesNotToResell },
    heldAs: row.id,
    costs: held.numbers.map(() => held.cost),
  };
}

/** @throws PlatformError `number-reservation-over`, `number-already-bought`, `number-agreement-missing` */
export function purchaseOfReservation(
  { id, state, numbers, expiresAt }: NumberReservation,
  nowMs: number,
  agreesNotToResell: boolean,
): Purchase {
  if (state === 'submitted' || state === 'completed') throw alreadyBought();
  if (state === 'expired' || numbers.length === 0 || Date.parse(expiresAt) <= nowMs)
    throw reservationOver();
  const mustAgree = numbers.some(({ mustAgreeNotToResell }) => mustAgreeNotToResell);
  if (mustAgree && !agreesNotToResell) throw agreementMissing();
  return {
    request: { kind: 'buy-reservation', reservationId: id, agreesNotToResell },
    heldAs: id,
    costs: numbers.map(({ cost }) => cost),
  };
}

/** @throws PlatformError `number-limit-exceeded`: a limit is in one currency */
export function inOneCurrency(costs: readonly MonthlyCost[]): MonthlyCost {
  const [cost, other] = totalOf(costs);
  if (cost && !other) return cost;
  const message = 'Numbers are bought together in one currency alone.';
  throw accessError('number-limit-exceeded', message);
}

/** @throws PlatformError `number-already-bought` */
export function refuseSecond(purchases: readonly OperationRow[], heldAs: string): void {
  const isBought = purchases.some((one) => one.searchId === heldAs && one.state !== 'failed');
  if (isBought) throw alreadyBought();
}

/** What is not, or may not have been, among the numbers that were read. */
export function beingBought(purchases: readonly OperationRow[], readAt: Date): MonthlyCost[] {
  return purchases
    .filter(({ state }) => state !== 'failed')
    .filter(({ endedAt }) => endedAt === null || endedAt >= readAt)
    .flatMap((row) => costOf(row) ?? []);
}

const alreadyBought = () => accessError('number-already-bought', 'What is held is bought already.');

const agreementMissing = () =>
  accessError(
    'number-agreement-missing',
    'These numbers are only sold to who agrees not to resell them.',
  );
