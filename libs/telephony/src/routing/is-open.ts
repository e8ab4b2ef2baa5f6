import type { CallRoute } from './call-route.ts';

const MAX_FORMATS = 100;
const formats = new Map<string, Intl.DateTimeFormat>();
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * Is a number answered at a moment, by the clock of its time zone?
 *
 * @throws RangeError for a zone that the platform does not know
 */
export function isOpen(
  { timeZone, hours, holidays }: Pick<CallRoute, 'timeZone' | 'hours' | 'holidays'>,
  atMs: number,
): boolean {
  const { date, weekday, minute } = localTime(timeZone, atMs);
  if (holidays.includes(date)) return false;
  return hours.some(
    (one) => one.weekday === weekday && minute >= one.fromMinute && minute < one.untilMinute,
  );
}

function localTime(timeZone: string, atMs: number) {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(atMs)
      .map((one) => [one.type, one.value]),
  );
  const number = (type: 'hour' | 'minute'): number => Number(parts.get(type));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
    minute: number('hour') * 60 + number('minute'),
  };
}

/** Making one takes a thousand times as long as using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    ...({ timeZone, weekday: 'short', year: 'numeric', month: '2-digit' } as const),
    ...({ day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
  });
  if (formats.size >= MAX_FORMATS) formats.clear();
  formats.set(timeZone, format);
  return format;
}
