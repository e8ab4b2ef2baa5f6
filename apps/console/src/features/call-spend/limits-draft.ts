import { amountOf, millionthsOf } from './amounts';
import { isAmount, isPrefix } from './rate-draft';
import type { SpendRules } from './use-call-spend';

/** All numbers together, each that has no limits of its own, one that has, or one that is to have some. */
export type LimitsOwner = 'resource' | 'perNumber' | 'new' | (string & {});

export interface LimitsDraft {
  /** Of a number only. */
  readonly phoneNumber: string;
  readonly calls: number | string;
  /** In the currency, as it is written. */
  readonly costPerDay: number | string;
  readonly minutesPerDay: number | string;
  /** Of a number only; anywhere when empty. */
  readonly prefixes: readonly string[];
}

export type LimitsProblem =
  'phoneNumber' | 'sameNumber' | 'calls' | 'costPerDay' | 'minutesPerDay' | 'prefixes';

const NUMBER = /^\+[1-9]\d{6,14}$/;
/** As much as the data plane takes. */
const MAX = { calls: 100_000, minutesPerDay: 10_000_000 } as const;

export function limitsDraft(rules: SpendRules, owner: LimitsOwner): LimitsDraft {
  const own = rules.numbers.find(({ phoneNumber }) => phoneNumber === owner);
  const limits = owner === 'resource' ? rules.resource : (own ?? rules.perNumber);
  const { calls, costPerDay, minutesPerDay } = limits;
  return {
    ...{ phoneNumber: own?.phoneNumber ?? '', prefixes: own?.prefixes ?? [] },
    ...{ calls, minutesPerDay, costPerDay: amountOf(costPerDay) },
  };
}

export function limitsProblems(
  draft: LimitsDraft,
  rules: SpendRules,
  owner: LimitsOwner,
): ReadonlySet<LimitsProblem> {
  const problems = new Set<LimitsProblem>();
  if (!isCount(draft.calls, MAX.calls)) problems.add('calls');
  if (!isCount(draft.minutesPerDay, MAX.minutesPerDay)) problems.add('minutesPerDay');
  if (!isAmount(draft.costPerDay)) problems.add('costPerDay');
  if (!draft.prefixes.every(isPrefix)) problems.add('prefixes');
  if (owner !== 'new') return problems;
  if (!NUMBER.test(draft.phoneNumber)) problems.add('phoneNumber');
  const isThere = rules.numbers.some(({ phoneNumber }) => phoneNumber === draft.phoneNumber);
  if (isThere) problems.add('sameNumber');
  return problems;
}

/** What becomes of the rules by it. */
export function withLimits(
  rules: SpendRules,
  owner: LimitsOwner,
  draft: LimitsDraft,
): Partial<SpendRules> {
  const limits = {
    ...{ calls: Number(draft.calls), minutesPerDay: Number(draft.minutesPerDay) },
    costPerDay: millionthsOf(draft.costPerDay),
  };
  if (owner === 'resource') return { resource: limits };
  if (owner === 'perNumber') return { perNumber: limits };
  const phoneNumber = owner === 'new' ? draft.phoneNumber : owner;
  const own = { ...limits, phoneNumber, prefixes: [...draft.prefixes] };
  const others = rules.numbers.filter((one) => one.phoneNumber !== phoneNumber);
  return { numbers: [...others, own] };
}

export function isCount(written: number | string, max: number): boolean {
  const count = written === '' ? Number.NaN : Number(written);
  return Number.isInteger(count) && count >= 0 && count <= max;
}
