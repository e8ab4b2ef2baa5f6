import { accessError } from '@switchboard/access-api';
import type { MonthlyCost } from '@switchboard/access-api';

/** Cents add up exactly, parts of a dollar do not. */
const cents = (amount: number): number => Math.round(amount * 100);

/** What all of it costs each month, by currency. */
export function totalOf(costs: readonly MonthlyCost[]): MonthlyCost[] {
  const totals = new Map<string, number>();
  for (const { amount, currency } of costs) {
    totals.set(currency, (totals.get(currency) ?? 0) + cents(amount));
  }
  return [...totals].map(([currency, sum]) => ({ amount: sum / 100, currency }));
}

/**
 * May this be bought beside what one has and what is being bought? Nothing may as long as no limit is set.
 *
 * @throws PlatformError `number-limit-exceeded`
 */
export function assertWithin(
  limit: MonthlyCost | undefined,
  spent: readonly MonthlyCost[],
  more: MonthlyCost,
): void {
  const total = totalOf([...spent, more]).find(({ currency }) => currency === limit?.currency);
  const isKnown = limit !== undefined && more.currency === limit.currency;
  if (isKnown && cents(total?.amount ?? 0) <= cents(limit.amount)) return;
  const message = 'This purchase would cost more each month than may be spent.';
  throw accessError('number-limit-exceeded', message);
}
