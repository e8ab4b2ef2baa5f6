import { errorsOf } from '@switchboard/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { campaignErrors } from '../campaigns/campaign-errors.ts';
import type { ListRow } from '../campaigns/screen-list.ts';

/** What is taken of a list. */
export const LIST_LIMITS = { bytes: 2_000_000, rows: 10_000, columns: 50, rowLength: 10_000 };

const listError = errorsOf(campaignErrors);
const NUMBER_COLUMNS = ['phone', 'number', 'phone number', 'mobile', 'telephone', 'to'];
const SEPARATORS = [',', ';', '\t'];
/** What a list has too much of, rather than wrong. */
const TOO_MUCH: ReadonlySet<string> = new Set(['CSV_MAX_RECORD_SIZE']);

interface CsvRow {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * Reads a list of recipients: CSV with a head, in UTF-8, separated by commas, semicolons or tabs.
 *
 * @param fields the variables of the text; of each one the column of its name is read, all others are left out
 * @throws PlatformError list-malformed, list-too-large, list-empty, list-without-numbers, list-column-doubled
 */
export function readList<Field extends string>(
  bytes: Uint8Array,
  fields: readonly Field[],
): ListRow<Field>[] {
  const [head, ...rows] = readRows(textOf(bytes));
  if (!head || rows.length === 0) throw listError('list-empty', 'The list has no rows.');
  const names = head.record.map((name) => name.trim().toLowerCase());
  if (names.length > LIST_LIMITS.columns) throw tooLarge();
  const numberAt = columnOf(names, NUMBER_COLUMNS);
  if (numberAt < 0) throw listError('list-without-numbers', 'No column holds phone numbers.');
  const columns = fields.flatMap((field) => {
    const at = columnOf(names, [field.toLowerCase()]);
    return at < 0 ? [] : [[field, at] as const];
  });
  return rows.map(({ info, record }) => ({
    row: info.lines,
    number: record[numberAt] ?? '',
    values: valuesOf(columns, record),
  }));
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > LIST_LIMITS.bytes) throw tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw listError('list-malformed', 'The list is not UTF-8.', { cause });
  }
}

function readRows(text: string): CsvRow[] {
  try {
    // With `info` each row comes with its place, which the types do not say.
    const rows = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      skip_empty_lines: true,
      max_record_size: LIST_LIMITS.rowLength,
      to: LIST_LIMITS.rows + 2,
    }) as unknown as CsvRow[];
    if (rows.length > LIST_LIMITS.rows + 1) throw tooLarge();
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (TOO_MUCH.has(error.code)) throw tooLarge();
    // What the library says quotes the list.
    const target = typeof error['lines'] === 'number' ? `line ${error['lines']}` : 'list';
    throw listError('list-malformed', 'The list is not CSV.', { target });
  }
}

/** The one that the head has most of. */
function separatorOf(text: string): string {
  const head = text.slice(0, LIST_LIMITS.rowLength).split(/\r?\n/, 1)[0] ?? '';
  const counted = SEPARATORS.map((one) => [one, head.split(one).length] as const);
  return counted.toSorted(([, a], [, b]) => b - a)[0]![0];
}

function columnOf(names: readonly string[], wanted: readonly string[]): number {
  const found = names.flatMap((name, at) => (wanted.includes(name) ? [at] : []));
  if (found.length > 1) throw listError('list-column-doubled', 'Two columns mean the same.');
  return found[0] ?? -1;
}

function valuesOf<Field extends string>(
  columns: readonly (readonly [Field, number])[],
  record: readonly string[],
): Partial<Record<Field, string>> {
  const entries = columns.map(([field, at]) => [field, (record[at] ?? '').trim()]);
  return Object.fromEntries(entries) as Partial<Record<Field, string>>;
}

function tooLarge() {
  return listError('list-too-large', 'The list is larger than is taken.');
}
