import type { AdvancedFilter } from './use-subscriptions';

/** What each operator compares with. */
export const OPERATORS = {
  StringIn: 'texts',
  StringNotIn: 'texts',
  StringBeginsWith: 'texts',
  StringNotBeginsWith: 'texts',
  StringEndsWith: 'texts',
  StringNotEndsWith: 'texts',
  StringContains: 'texts',
  StringNotContains: 'texts',
  NumberIn: 'numbers',
  NumberNotIn: 'numbers',
  NumberLessThan: 'number',
  NumberLessThanOrEquals: 'number',
  NumberGreaterThan: 'number',
  NumberGreaterThanOrEquals: 'number',
  NumberInRange: 'ranges',
  NumberNotInRange: 'ranges',
  BoolEquals: 'flag',
  IsNullOrUndefined: 'nothing',
  IsNotNull: 'nothing',
} as const;

export type Operator = keyof typeof OPERATORS;
type Kind = (typeof OPERATORS)[Operator];

/** A condition on one field of an event as it is typed: a value in each line. */
export interface Condition {
  readonly operatorType: string;
  readonly key: string;
  readonly text: string;
}

const KEY = /^[A-Za-z_][\w.]{0,255}$/;
const RANGE = /^(.+?)\.\.(.+)$/;

export function kindOf(operatorType: string): Kind | undefined {
  return OPERATORS[operatorType as Operator];
}

/** The condition as the data plane wants it; undefined as long as it is none. */
export function toFilter({ operatorType, key, text }: Condition): AdvancedFilter | undefined {
  const kind = kindOf(operatorType);
  const field = key.trim();
  if (!kind || !KEY.test(field)) return undefined;
  const compared = READ[kind](linesOf(text));
  return compared && { operatorType, key: field, ...compared };
}

/** The same as somebody would have typed it. */
export function toCondition({ operatorType, key, value, values }: AdvancedFilter): Condition {
  const all = values ?? (value === undefined ? [] : [value]);
  const lines = all.map((one) => (Array.isArray(one) ? one.join('..') : String(one)));
  return { operatorType, key, text: lines.join('\n') };
}

type Compared = Pick<AdvancedFilter, 'value' | 'values'>;

const READ: Readonly<Record<Kind, (lines: readonly string[]) => Compared | undefined>> = {
  texts: (lines) => (lines.length > 0 ? { values: [...lines] } : undefined),
  numbers: (lines) => {
    const values = lines.map(readNumber);
    return values.length > 0 && allThere(values) ? { values } : undefined;
  },
  number: ([line, ...more]) => {
    const value = more.length > 0 ? undefined : readNumber(line);
    return value === undefined ? undefined : { value };
  },
  ranges: (lines) => {
    const values = lines.map(readRange);
    return values.length > 0 && allThere(values) ? { values } : undefined;
  },
  flag: ([line]) => (line === 'true' || line === 'false' ? { value: line === 'true' } : undefined),
  nothing: (lines) => (lines.length === 0 ? {} : undefined),
};

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readNumber(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && text !== '' && Number.isFinite(value) ? value : undefined;
}

function readRange(line: string): [number, number] | undefined {
  const [, from, to] = RANGE.exec(line) ?? [];
  const ends = [readNumber(from), readNumber(to)] as const;
  return ends[0] === undefined || ends[1] === undefined ? undefined : [ends[0], ends[1]];
}

function allThere<One>(values: (One | undefined)[]): values is One[] {
  return values.every((value) => value !== undefined);
}
