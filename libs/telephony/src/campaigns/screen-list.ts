import type { SendRefusal } from '../consent/refusal-errors.ts';
import type { NumberProblem } from '../numbers/number-errors.ts';
import { parseNumber } from '../numbers/phone-number.ts';
import type { Country, PhoneNumber } from '../numbers/phone-number.ts';
import { receivesTexts } from '../plan/receives-texts.ts';

/** A row of a list as it was written. */
export interface ListRow<Field extends string> {
  /** Its line in the file, from 1, the head included. */
  readonly row: number;
  readonly number: string;
  readonly values: Readonly<Partial<Record<Field, string>>>;
}

export type RowRefusal = NumberProblem | SendRefusal | 'row-repeated' | 'row-value-missing';

export interface RefusedRow {
  readonly row: number;
  readonly reason: RowRefusal;
}

export interface ListedRecipient<Field extends string> {
  readonly row: number;
  readonly number: PhoneNumber;
  readonly values: Readonly<Partial<Record<Field, string>>>;
}

/** Every row is in one of both. */
export interface ScreenedList<Field extends string> {
  readonly recipients: readonly ListedRecipient<Field>[];
  readonly refused: readonly RefusedRow[];
}

export interface ScreenOptions<Field extends string> {
  /** The country of numbers that are written without their own. */
  readonly home?: Country;
  /** The variables of the text. */
  readonly fields: readonly Field[];
}

/** Leaves out who cannot be texted, and whoever stands in the list twice. */
export function screenList<Field extends string>(
  rows: readonly ListRow<Field>[],
  { home, fields }: ScreenOptions<Field>,
): ScreenedList<Field> {
  const seen = new Set<string>();
  return divide(rows, ({ row, number: written, values }) => {
    const parsed = parseNumber(written, home);
    if (!parsed.ok) return { row, reason: parsed.problem };
    const { number } = parsed;
    if (!receivesTexts(number)) return { row, reason: 'recipient-cannot-text' };
    if (fields.some((field) => !values[field]?.trim())) return { row, reason: 'row-value-missing' };
    if (seen.has(number.e164)) return { row, reason: 'row-repeated' };
    seen.add(number.e164);
    return { row, number, values };
  });
}

/**
 * Leaves out whom a campaign may not text, for instance who has opted out.
 *
 * @param refusalOf undefined for whoever may be texted
 */
export function withoutRefused<Field extends string>(
  list: ScreenedList<Field>,
  refusalOf: (number: PhoneNumber) => SendRefusal | undefined,
): ScreenedList<Field> {
  const { recipients, refused } = divide(list.recipients, (recipient) => {
    const reason = refusalOf(recipient.number);
    return reason === undefined ? recipient : { row: recipient.row, reason };
  });
  const all = [...list.refused, ...refused].sort((one, other) => one.row - other.row);
  return { recipients, refused: all };
}

function divide<From, Field extends string>(
  from: readonly From[],
  judge: (one: From) => ListedRecipient<Field> | RefusedRow,
): ScreenedList<Field> {
  const recipients: ListedRecipient<Field>[] = [];
  const refused: RefusedRow[] = [];
  for (const one of from) {
    const judged = judge(one);
    if ('reason' in judged) refused.push(judged);
    else recipients.push(judged);
  }
  return { recipients, refused };
}
