import { millionthsOf } from './amounts';
import type { Rate } from './use-call-spend';

export interface RateDraft {
  readonly prefix: string;
  readonly name: string;
  /** In the currency, as it is written. */
  readonly perMinute: number | string;
  readonly isAllowed: boolean;
}

export type RateProblem = 'prefix' | 'samePrefix' | 'perMinute';

const PREFIX = /^\+[1-9]\d{0,14}$/;
/** As much as the data plane takes. */
const MAX_AMOUNT = 1_000_000;

/** @param others the prefixes of the other rates */
export function rateProblems(
  { prefix, perMinute }: RateDraft,
  others: readonly string[],
): ReadonlySet<RateProblem> {
  const problems = new Set<RateProblem>();
  if (!isPrefix(prefix)) problems.add('prefix');
  if (others.includes(prefix)) problems.add('samePrefix');
  if (!isAmount(perMinute)) problems.add('perMinute');
  return problems;
}

export function rateOf({ prefix, name, perMinute, isAllowed }: RateDraft): Rate {
  return { prefix, name: name.trim(), perMinute: millionthsOf(perMinute), isAllowed };
}

/** As E.164 begins, with the plus. */
export function isPrefix(text: string): boolean {
  return PREFIX.test(text);
}

export function isAmount(written: number | string): boolean {
  const millionths = millionthsOf(written);
  return millionths >= 0 && millionths <= millionthsOf(MAX_AMOUNT);
}
