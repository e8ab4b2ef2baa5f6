import { isRingStep } from '@switchboard/telephony';
import type { CallRoute, OpenHours, RouteStep } from '@switchboard/telephony';

export const strategies = ['in-turn', 'longest-idle', 'at-once', 'mailbox', 'reject'] as const;
export type Strategy = (typeof strategies)[number];

/** Whom a number rings in one state, as it is filled in. */
export interface StepFields {
  readonly strategy: Strategy;
  /** In the order in which they ring. */
  readonly personIds: readonly string[];
  readonly seconds: number;
  /** Whether callers may leave a message where nobody answers. */
  readonly overflows: boolean;
}

/** A route as it is filled in. */
export interface RouteFields {
  readonly timeZone: string;
  /** Monday first; `09:00-12:00, 13:00-17:00`, nothing while closed. */
  readonly days: readonly string[];
  /** `2026-12-25, 2027-01-01` */
  readonly holidays: string;
  readonly open: StepFields;
  readonly closed: StepFields;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const SECONDS = 20;
const NOBODY: StepFields = {
  ...{ strategy: 'reject', personIds: [], seconds: SECONDS, overflows: false },
};
const OFFICE = '09:00-17:00';
const RANGE = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** @param timeZone of whoever fills in a number that nobody answers for yet */
export function fieldsOf(route: CallRoute | null, timeZone: string): RouteFields {
  if (!route)
    return {
      ...{ timeZone, holidays: '', days: WEEKDAYS.map((day) => (day <= 5 ? OFFICE : '')) },
      open: { ...NOBODY, strategy: 'in-turn' },
      closed: NOBODY,
    };
  return {
    timeZone: route.timeZone,
    days: WEEKDAYS.map((day) => writtenHours(route.hours, day)),
    holidays: route.holidays.join(', '),
    open: stepFields(route.open),
    closed: stepFields(route.closed),
  };
}

/** Whether there is more to a route than these fields show. */
export function isBeyondFields({ open, closed }: CallRoute): boolean {
  const isBeyond = ([, then, ...more]: readonly RouteStep[]): boolean =>
    more.length > 0 || (then !== undefined && then.kind !== 'mailbox');
  return isBeyond(open) || isBeyond(closed);
}

/** @returns undefined where something is not filled in as it has to be */
export function routeOf(fields: RouteFields): CallRoute | undefined {
  const hours = fields.days.map((written, index) => readHours(written, index + 1));
  const holidays = readDates(fields.holidays);
  const [open, closed] = [stepsOf(fields.open), stepsOf(fields.closed)];
  if (!hours.every((day) => day !== undefined) || !holidays || !open || !closed) return undefined;
  return { timeZone: fields.timeZone, hours: hours.flat(), holidays, open, closed };
}

/** @returns undefined for what is no hours */
export function readHours(written: string, weekday: number): readonly OpenHours[] | undefined {
  const found = partsOf(written).map((part): OpenHours | undefined => {
    const [whole, ...digits] = RANGE.exec(part) ?? [];
    if (whole === undefined) return undefined;
    const [fromHour = 0, from = 0, untilHour = 24, until = 0] = digits.map((one) =>
      one === undefined ? undefined : Number(one),
    );
    const fromMinute = fromHour * 60 + from;
    const untilMinute = untilHour * 60 + until;
    return fromMinute < untilMinute ? { weekday, fromMinute, untilMinute } : undefined;
  });
  return found.every((one) => one !== undefined) ? found : undefined;
}

/** @returns undefined for what is no dates */
export function readDates(written: string): readonly string[] | undefined {
  const dates = partsOf(written);
  const isDate = (date: string): boolean =>
    DATE.test(date) && new Date(date).toISOString().startsWith(date);
  return dates.every(isDate) ? dates : undefined;
}

function partsOf(written: string): string[] {
  return written
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function writtenHours(hours: readonly OpenHours[], weekday: number): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return hours
    .filter((one) => one.weekday === weekday)
    .map(({ fromMinute, untilMinute }) => `${clock(fromMinute)}-${clock(untilMinute)}`)
    .join(', ');
}

function stepFields([step, then]: readonly RouteStep[]): StepFields {
  if (!step) return NOBODY;
  if (!isRingStep(step)) return { ...NOBODY, strategy: step.kind };
  const { kind, seconds } = step;
  const more = { seconds, overflows: then?.kind === 'mailbox' };
  if (kind === 'person') return { strategy: 'in-turn', personIds: [step.personId], ...more };
  return { strategy: kind, personIds: step.personIds, ...more };
}

function stepsOf(fields: StepFields): readonly RouteStep[] | undefined {
  const { strategy, personIds, seconds, overflows } = fields;
  if (strategy === 'reject' || strategy === 'mailbox') return [{ kind: strategy }];
  if (personIds.length === 0) return undefined;
  const step = { kind: strategy, personIds, seconds };
  return overflows ? [step, { kind: 'mailbox' }] : [step];
}
