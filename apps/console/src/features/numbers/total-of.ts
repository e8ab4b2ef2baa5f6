import type { MonthlyCost } from './use-numbers';

/** What all of it costs each month, by currency. Cents add up exactly, parts of a dollar do not. */
export function totalOf(costs: readonly MonthlyCost[]): MonthlyCost[] {
  const cents = new Map<string, number>();
  for (const { amount, currency } of costs)
    cents.set(currency, (cents.get(currency) ?? 0) + Math.round(amount * 100));
  return [...cents].map(([currency, sum]) => ({ currency, amount: sum / 100 }));
}
