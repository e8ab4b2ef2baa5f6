import { phraseIn, plainWords } from '../understanding/words.ts';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const NEAR: readonly (readonly [string, number])[] = [
  ...([
    ['day after tomorrow', 2],
    ['tomorrow', 1],
    ['today', 0],
  ] as const),
  ...([
    ['后天', 2],
    ['明天', 1],
    ['今天', 0],
  ] as const),
];

/**
 * A day that somebody names: `2026-12-24`, "24 December", "December 24th", "today", "tomorrow", "Friday", or as keys
 * `1224`. One without a year is the next such day.
 *
 * @param today as `2026-11-30`
 */
export function readDate(text: string, today: string): string | undefined {
  const written = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (written) return existing(written[1]!, written[2]!, written[3]!);
  const keyed = /^\s*(\d{2})(\d{2})\s*$/.exec(text);
  if (keyed) return nextSuch(keyed[1]!, keyed[2]!, today);
  return nearDay(text, today) ?? monthDay(text, today) ?? weekday(text, today);
}

function nearDay(text: string, today: string): string | undefined {
  const near = NEAR.find(([phrase]) => phraseIn(text, phrase) > 0);
  return near && plusDays(today, near[1]);
}

function monthDay(text: string, today: string): string | undefined {
  const words = plainWords(text).split(' ');
  const month = MONTHS.findIndex(
    (name) => words.includes(name) || words.includes(name.slice(0, 3)),
  );
  const day = words.flatMap((word) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? [])[0];
  return month < 0 || !day ? undefined : nextSuch(pad(month + 1), pad(day), today);
}

function nextSuch(month: string, day: string, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const inYear = (of: number): string | undefined => existing(String(of), month, day);
  const thisYear = inYear(year);
  return thisYear && thisYear >= today ? thisYear : inYear(year + 1);
}

function weekday(text: string, today: string): string | undefined {
  const day = WEEKDAYS.findIndex((name) => phraseIn(text, name) > 0);
  if (day < 0) return undefined;
  const ahead = (day - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7;
  return plusDays(today, ahead || 7);
}

function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Undefined for a day that no calendar has. */
function existing(year: string, month: string, day: string): string | undefined {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
  return isReal ? `${year}-${month}-${day}` : undefined;
}

function pad(value: number | string): string {
  return String(value).padStart(2, '0');
}
