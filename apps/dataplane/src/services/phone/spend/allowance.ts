import type { SpendLimits } from './rules.ts';

/** What a number, or the resource, has used of its limits today. */
export interface Spent {
  readonly seconds: number;
  /** In millionths of the currency. */
  readonly cost: number;
}

/** How many of the seconds that are wanted may still be talked at this rate. */
export function secondsLeft(
  { costPerDay, minutesPerDay }: SpendLimits,
  { seconds, cost }: Spent,
  { perMinute, wanted }: { readonly perMinute: number; readonly wanted: number },
): number {
  const byTime = minutesPerDay * 60 - seconds;
  const byCost = perMinute === 0 ? wanted : Math.floor(((costPerDay - cost) * 60) / perMinute);
  return Math.max(0, Math.min(wanted, byTime, byCost));
}
