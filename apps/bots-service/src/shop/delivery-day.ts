const DAY_MS = 86_400_000;
/** Nobody plans for longer. */
const MAX_DAYS_AHEAD = 60;

/**
 * Whether something can be delivered on a day: from tomorrow on, and not on Sundays.
 *
 * @param today as `2026-11-30`
 */
export function isDeliveryDay(day: string, today: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  const ahead = (at - Date.parse(`${today}T00:00:00Z`)) / DAY_MS;
  return ahead >= 1 && ahead <= MAX_DAYS_AHEAD && new Date(at).getUTCDay() !== 0;
}
