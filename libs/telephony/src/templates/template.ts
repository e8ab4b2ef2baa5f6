import { errorsOf } from '@switchboard/kernel';
import { templateErrors } from './template-errors.ts';

/** A text in which variables stand for what differs from one recipient to the next. */
export interface Template<Field extends string> {
  /** Text and variables in turn: the first and last are text, which may be empty. */
  readonly pieces: readonly string[];
  readonly fields: readonly Field[];
}

const templateError = errorsOf(templateErrors);
const VARIABLE = /\{\{\s*([A-Za-z][A-Za-z0-9-]{0,31})\s*\}\}/;

/**
 * @param known the variables that there are
 * @throws PlatformError template-malformed, template-variable-unknown
 */
export function parseTemplate<Field extends string>(
  text: string,
  known: readonly Field[],
): Template<Field> {
  const parts = text.split(VARIABLE);
  const pieces = parts.filter((_part, index) => index % 2 === 0);
  const fields = parts.filter((_part, index) => index % 2 === 1) as Field[];
  if (pieces.some((piece) => /\{\{|\}\}/.test(piece)))
    throw templateError('template-malformed', 'A variable is not closed, or not opened.');
  const target = fields.find((field) => !known.includes(field));
  if (target !== undefined)
    throw templateError('template-variable-unknown', 'There is no such variable.', { target });
  return { pieces, fields };
}

/**
 * What is in a value is text, whatever it looks like.
 *
 * @throws PlatformError template-value-missing, also for a value of spaces alone
 */
export function fillTemplate<Field extends string>(
  { pieces, fields }: Template<Field>,
  values: Readonly<Partial<Record<Field, string>>>,
): string {
  const filled = fields.map((field) => {
    const value = Object.hasOwn(values, field) ? values[field]?.trim() : undefined;
    if (value) return value;
    throw templateError('template-value-missing', 'A variable has no value.', { target: field });
  });
  return pieces.map((piece, index) => piece + (filled[index] ?? '')).join('');
}
