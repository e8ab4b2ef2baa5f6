import { dateOf, dayOf, monthOf } from '../../../platform/clock/day.ts';
import type { Database } from '../../../platform/database/database.ts';
import { limitsOf } from './rules.ts';
import type { SpendLimits, SpendRules } from './rules.ts';
import { RESOURCE } from './spend-rows.ts';

/** Costs are in millionths of the currency; what running calls have reserved is in them. */
export interface Sums {
  readonly seconds: number;
  readonly cost: number;
  /** That were answered and are over. */
  readonly calls: number;
  /** That a cap refused or ended. */
  readonly cutOff: number;
}

export interface OwnerSpend {
  readonly running: number;
  readonly today: Sums;
  readonly month: Sums;
  readonly limits: SpendLimits;
}

export interface SpendReport {
  readonly currency: string;
  readonly resource: OwnerSpend;
  /** Those that called this month or have limits of their own, whichever cost most first. */
  readonly numbers: readonly (OwnerSpend & { readonly phoneNumber: string })[];
  /** Of the resource, of the last 30 days, the earliest first; days without calls are there as well. */
  readonly days: readonly {
    readonly date: string;
    readonly seconds: number;
    readonly cost: number;
  }[];
}

const MAX_NUMBERS = 500;
const DAYS = 30;
const NOTHING: Sums = { seconds: 0, cost: 0, calls: 0, cutOff: 0 };

interface Row extends Sums {
  readonly owner: string;
  readonly span: 'today' | 'month';
}

/** What was spent today, this month and on each of the last days, with the limits beside it. */
export async function reportSpend(
  db: Database,
  rules: SpendRules,
  { nowMs, machineMs }: { readonly nowMs: number; readonly machineMs: number },
): Promise<SpendReport> {
  const today = dayOf(nowMs);
  const [rows, running, days] = await Promise.all([
    sumsOf(db, today),
    runningOf(db, machineMs),
    daysOf(db, today),
  ]);
  const of = (owner: string, span: Row['span']): Sums => {
    const { seconds, cost, calls, cutOff } =
      rows.find((row) => row.owner === owner && row.span === span) ?? NOTHING;
    return { seconds, cost, calls, cutOff };
  };
  const spendOf = (owner: string, count: number, limits: SpendLimits): OwnerSpend => ({
    ...{ running: count, today: of(owner, 'today'), month: of(owner, 'month') },
    limits: pickLimits(limits),
  });
  const all = [...running.values()].reduce((sum, count) => sum + count, 0);
  const owners = new Set([
    ...rows.map(({ owner }) => owner).filter((owner) => owner !== RESOURCE),
    ...rules.numbers.map(({ phoneNumber }) => phoneNumber),
  ]);
  const numbers = [...owners].slice(0, MAX_NUMBERS).map((phoneNumber) => ({
    phoneNumber,
    ...spendOf(phoneNumber, running.get(phoneNumber) ?? 0, limitsOf(rules, phoneNumber)),
  }));
  return {
    currency: rules.currency,
    resource: spendOf(RESOURCE, all, rules.resource),
    numbers,
    days,
  };
}

function pickLimits({ calls, costPerDay, minutesPerDay }: SpendLimits): SpendLimits {
  return { calls, costPerDay, minutesPerDay };
}

/** By owner, this month and today; whoever spent most first. */
async function sumsOf(db: Database, today: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT "owner", span, sum("seconds")::float8 AS "seconds", sum("cost")::float8 AS "cost",
      sum("calls")::float8 AS "calls", sum("cutOff")::float8 AS "cutOff"
    FROM "CallSpend" CROSS JOIN LATERAL (
      VALUES ('month', ${monthOf(today)}::int), ('today', ${today}::int)) AS s(span, since)
    WHERE "day" >= since AND "day" <= ${today}::int
    GROUP BY "owner", span ORDER BY sum("cost") DESC, "owner" LIMIT ${2 * MAX_NUMBERS + 2}::int`;
}

async function runningOf(db: Database, machineMs: number): Promise<ReadonlyMap<string, number>> {
  const rows = await db.callCharge.groupBy({
    by: ['phoneNumber'],
    where: { endedMs: null, leaseMs: { gt: machineMs } },
    _count: true,
  });
  return new Map(rows.map(({ phoneNumber, _count: count }) => [phoneNumber, count]));
}

async function daysOf(db: Database, today: number): Promise<SpendReport['days']> {
  const first = today - DAYS + 1;
  const rows = await db.callSpend.findMany({
    where: { owner: RESOURCE, day: { gte: first, lte: today } },
    select: { day: true, seconds: true, cost: true },
  });
  return Array.from({ length: DAYS }, (_, at) => {
    const { seconds = 0, cost = 0n } = rows.find(({ day }) => day === first + at) ?? {};
    return { date: dateOf(first + at), seconds, cost: Number(cost) };
  });
}
