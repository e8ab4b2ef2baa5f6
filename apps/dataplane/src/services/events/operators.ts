import { z } from 'zod';

/** Every value of all filters of a subscription together. */
export const MAX_FILTER_VALUES = 25;
const MAX_VALUE_LENGTH = 512;

type Test = (found: unknown, values: readonly never[]) => boolean;

const isIn = (ranges: readonly (readonly [number, number])[], found: number): boolean =>
  ranges.some(([from, to]) => found >= from && found <= to);

/** Text is compared without regard to case, as the service does. */
const texts =
  (matches: (found: string, value: string) => boolean) =>
  (found: unknown, values: readonly string[]): boolean =>
    typeof found === 'string' &&
    values.some((value) => matches(found.toLowerCase(), value.toLowerCase()));

const numbers =
  (matches: (found: number, value: number) => boolean) =>
  (found: unknown, values: readonly number[]): boolean =>
    typeof found === 'number' && values.some((value) => matches(found, value));

const not =
  <Value>(test: (found: unknown, values: readonly Value[]) => boolean) =>
  (found: unknown, values: readonly Value[]): boolean =>
    !test(found, values);

const stringIn = texts((found, value) => found === value);
const stringBegins = texts((found, value) => found.startsWith(value));
const stringEnds = texts((found, value) => found.endsWith(value));
const stringContains = texts((found, value) => found.includes(value));
const numberIn = numbers((found, value) => found === value);
const inRange = (found: unknown, ranges: readonly (readonly [number, number])[]): boolean =>
  typeof found === 'number' && isIn(ranges, found);

const text = z.string().max(MAX_VALUE_LENGTH);
const many = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(MAX_FILTER_VALUES);

/** What each operator compares with, and how. A field that is not there is none of anything. */
const OPERATORS = {
  StringIn: { values: many(text), test: stringIn },
  StringNotIn: { values: many(text), test: not(stringIn) },
  StringBeginsWith: { values: many(text), test: stringBegins },
  StringNotBeginsWith: { values: many(text), test: not(stringBegins) },
  StringEndsWith: { values: many(text), test: stringEnds },
  StringNotEndsWith: { values: many(text), test: not(stringEnds) },
  StringContains: { values: many(text), test: stringContains },
  StringNotContains: { values: many(text), test: not(stringContains) },
  NumberIn: { values: many(z.number()), test: numberIn },
  NumberNotIn: { values: many(z.number()), test: not(numberIn) },
  NumberLessThan: { value: z.number(), test: numbers((found, value) => found < value) },
  NumberLessThanOrEquals: { value: z.number(), test: numbers((found, value) => found <= value) },
  NumberGreaterThan: { value: z.number(), test: numbers((found, value) => found > value) },
  NumberGreaterThanOrEquals: { value: z.number(), test: numbers((found, value) => found >= value) },
  NumberInRange: { values: many(z.tuple([z.number(), z.number()])), test: inRange },
  NumberNotInRange: { values: many(z.tuple([z.number(), z.number()])), test: not(inRange) },
  BoolEquals: {
    value: z.boolean(),
    test: (found: unknown, values: readonly boolean[]) => found === values[0],
  },
  IsNullOrUndefined: { test: (found: unknown) => found === undefined || found === null },
  IsNotNull: { test: (found: unknown) => found !== undefined && found !== null },
} as const;

export type OperatorType = keyof typeof OPERATORS;

/** A condition on one field; all of a subscription must hold. */
export interface AdvancedFilter {
  readonly operatorType: OperatorType;
  readonly key: string;
  readonly value?: unknown;
  readonly values?: readonly unknown[] | undefined;
}

const key = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[A-Za-z_][\w.]*$/);
const names = Object.keys(OPERATORS) as [OperatorType, ...OperatorType[]];

export const advancedFilterInput = z
  .object({
    operatorType: z.enum(names),
    key,
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    values: z.array(z.unknown()).max(MAX_FILTER_VALUES).optional(),
  })
  .refine(hasWhatItCompares, { message: 'The filter lacks what it compares with.' });

export function holds({ operatorType, value, values }: AdvancedFilter, found: unknown): boolean {
  return (OPERATORS[operatorType].test as Test)(found, (values ?? [value]) as readonly never[]);
}

function hasWhatItCompares({ operatorType, value, values }: AdvancedFilter): boolean {
  const operator = OPERATORS[operatorType] as { value?: z.ZodType; values?: z.ZodType };
  const one = operator.value?.safeParse(value).success ?? value === undefined;
  const all = operator.values?.safeParse(values).success ?? values === undefined;
  return one && all;
}
