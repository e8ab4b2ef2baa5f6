const DAY_S = 86_400;
/** A relative time has two digits for days. */
const MAX_S = 30 * DAY_S;

/**
 * How long a provider shall try, as a relative time of SMPP (3.4, 7.1.1.2), `YYMMDDhhmmss000R`: it needs
 * no clocks that agree.
 */
export function validityPeriod(ms: number): string {
  const seconds = Math.min(MAX_S, Math.max(1, Math.floor(ms / 1_000)));
  const days = Math.floor(seconds / DAY_S);
  const time = [seconds / 3_600, seconds / 60, seconds];
  const [hours = 0, minutes = 0, rest = 0] = time.map((value, index) =>
    Math.floor(value % (index === 0 ? 24 : 60)),
  );
  const digits = [0, 0, days, hours, minutes, rest].map((part) => String(part).padStart(2, '0'));
  return `${digits.join('')}000R`;
}
