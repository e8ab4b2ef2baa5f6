import { cardinal, ordinal, year } from './numbers.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** @returns nothing where there is no such day */
export function date(yearDigits: string, month: number, day: number): string | undefined {
  const name = MONTHS[month - 1];
  const last = new Date(Date.UTC(Number(yearDigits), month, 0)).getUTCDate();
  if (!name || day < 1 || day > last) return undefined;
  return `${name} ${ordinal(String(day))}, ${year(yearDigits)}`;
}

/** @returns nothing where a clock shows no such time */
export function time(hour: number, minute: number, half?: string): string | undefined {
  if (minute > 59 || hour > 23 || (half && (hour < 1 || hour > 12))) return undefined;
  const suffix = half ? ` ${half[0]!.toUpperCase()} M` : '';
  const hours = cardinal(String(hour));
  if (minute === 0) {
    if (half) return hours + suffix;
    return hour === 0 || hour > 12 ? `${hours} hundred hours` : `${hours} o'clock`;
  }
  const minutes = minute < 10 ? `oh ${cardinal(String(minute))}` : cardinal(String(minute));
  return `${hours} ${minutes}${suffix}`;
}
