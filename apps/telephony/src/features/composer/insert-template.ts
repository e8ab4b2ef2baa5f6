import { parseTemplate } from '@switchboard/telephony';
import { templateFields } from '@switchboard/telephony-api/client';
import type { TemplateField } from '@switchboard/telephony-api/client';

const VARIABLE = /\{\{\s*[A-Za-z][A-Za-z0-9-]*\s*\}\}/;

/** A template with what is known of somebody; what is not stays, to be written by hand. */
export function insertTemplate(
  text: string,
  values: Readonly<Partial<Record<TemplateField, string>>>,
): string {
  const { pieces, fields } = parseTemplate(text, templateFields);
  const filled = fields.map((field) => values[field] ?? `{{${field}}}`);
  return pieces.map((piece, index) => piece + (filled[index] ?? '')).join('');
}

/** Is there something left that a person has to write? */
export function hasVariables(text: string): boolean {
  return VARIABLE.test(text);
}
