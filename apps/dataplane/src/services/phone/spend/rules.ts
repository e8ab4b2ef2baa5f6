import { z } from 'zod';

/** As E.164 begins, with the plus. */
const prefix = z.string().regex(/^\+[1-9]\d{0,14}$/);
/** In millionths of the currency. */
const amount = z.int().min(0).max(1_000_000_000_000);

const rate = z.strictObject({
  prefix,
  name: z.string().max(100),
  perMinute: amount,
  /** False: numbers that begin so are not called. */
  isAllowed: z.boolean(),
});

const limits = z.strictObject({
  /** At once. */
  calls: z.int().min(0).max(100_000),
  costPerDay: amount,
  minutesPerDay: z.int().min(0).max(10_000_000),
});

const numberLimits = limits.extend({
  phoneNumber: prefix,
  /** Where it may call, of what the resource may; anywhere of that when empty. */
  prefixes: z.array(prefix).max(100),
});

export const spendRules = z.strictObject({
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The longest prefix that a number begins with is taken; a number without one is not called. */
  rates: z.array(rate).max(1_000).refine(areDistinct('prefix'), 'A prefix is there twice.'),
  /** Whether premium-rate numbers, as the numbering plan of their country has them, may be called. */
  allowsPremium: z.boolean(),
  /** Of all numbers together. */
  resource: limits,
  /** Of each number that has none of its own. */
  perNumber: limits,
  numbers: z
    .array(numberLimits)
    .max(1_000)
    .refine(areDistinct('phoneNumber'), 'A number is there twice.'),
  /** How often one caller may dial within a minute. */
  callerPerMinute: z.int().min(1).max(10_000),
});

/** What calls to phones cost, where they may go, and how much of it may be. Days are of UTC. */
export type SpendRules = z.output<typeof spendRules>;
export type Rate = SpendRules['rates'][number];
export type SpendLimits = SpendRules['resource'];

/** The limits of a number of the resource, its own or those of any. */
export function limitsOf(rules: SpendRules, phoneNumber: string): SpendLimits {
  return rules.numbers.find((one) => one.phoneNumber === phoneNumber) ?? rules.perNumber;
}

function areDistinct<Name extends string>(name: Name) {
  return (items: readonly Readonly<Record<Name, string>>[]): boolean =>
    new Set(items.map((item) => item[name])).size === items.length;
}
