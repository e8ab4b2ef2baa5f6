/** When nobody is to be disturbed, by the clock on their wall. */
export interface QuietHours {
  /** Minutes after midnight, 0 to 1,439; later than `untilMinute` where a night is between them. */
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** From nine in the evening to eight in the morning, as the law of the USA has it for calls that sell. */
export const defaultQuietHours: QuietHours = { fromMinute: 21 * 60, untilMinute: 8 * 60 };

const MINUTE = 60_000;
const DAY = 1_440;
/** In zones on both sides of the earth it is always night in one: nobody waits for that to end. */
const HORIZON_MS = 2 * DAY * MINUTE;
const MAX_FORMATS = 1_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export type Quiet =
  | { readonly isQuiet: false }
  /** `untilMs` is undefined where it is always quiet in one zone or another. */
  | { readonly isQuiet: true; readonly untilMs: number | undefined };

/**
 * Is it quiet in any of these zones, and when will it be in none?
 *
 * @param zones IANA names
 * @throws RangeError for a zone that the platform does not know
 */
export function quietAt(hours: QuietHours, zones: readonly string[], nowMs: number): Quiet {
  let atMs = nowMs;
  for (;;) {
    const endMs = endOfQuiet(hours, zones, atMs);
    if (endMs === undefined) break;
    if (endMs > nowMs + HORIZON_MS) return { isQuiet: true, untilMs: undefined };
    atMs = endMs;
  }
  return atMs === nowMs ? { isQuiet: false } : { isQuiet: true, untilMs: atMs };
}

/** @returns when quiet ends in the first of the zones that has it, undefined where none has */
function endOfQuiet(
  { fromMinute, untilMinute }: QuietHours,
  zones: readonly string[],
  atMs: number,
): number | undefined {
  const length = (untilMinute - fromMinute + DAY) % DAY;
  for (const zone of zones) {
    const minute = minuteOfDay(zone, atMs);
    if ((minute - fromMinute + DAY) % DAY < length)
      return momentOf(zone, untilMinute, wholeMinute(atMs) + ahead(minute, untilMinute) * MINUTE);
  }
  return undefined;
}

/** Clocks may have been put forward or back meanwhile: whoever waits for eight waits for eight. */
function momentOf(zone: string, minute: number, guessMs: number): number {
  const late = ((minuteOfDay(zone, guessMs) - minute + DAY + DAY / 2) % DAY) - DAY / 2;
  const mendedMs = guessMs - late * MINUTE;
  return minuteOfDay(zone, mendedMs) === minute ? mendedMs : guessMs;
}

const ahead = (minute: number, untilMinute: number): number =>
  (untilMinute - minute + DAY) % DAY || DAY;

const wholeMinute = (ms: number): number => ms - (ms % MINUTE);

function minuteOfDay(zone: string, atMs: number): number {
  const [hour, minute] = formatOf(zone).format(atMs).split(':').map(Number);
  return hour! * 60 + minute!;
}

/** Making one takes a thousand times as long as using it. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  if (formats.size >= MAX_FORMATS) formats.clear();
  formats.set(zone, format);
  return format;
}
