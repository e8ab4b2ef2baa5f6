import { supported } from './operations.ts';
import type { Operation } from './wire/operation.ts';

const BEGIN = '<!-- support table: begin -->';
const END = '<!-- support table: end -->';

/** Puts the table of supported operations between the markers of a README. */
export function withSupportTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new TypeError('the README has no place for the table');
  const before = readme.slice(0, begin + BEGIN.length);
  return `${before}\n\n${supportTable()}\n\n${readme.slice(end)}`;
}

function supportTable(): string {
  const rows = Object.values(supported).flatMap((operations) => Object.values(operations));
  return aligned([['Operation', 'Request', 'Access', 'What it does'], ...rows.map(cells)]);
}

function cells({ id, method, path, access, summary }: Operation): string[] {
  const readable = path.replaceAll(/\/:(\w+)/g, '/{$1}').replaceAll('::', ':');
  const who = access === 'key' ? 'access key' : access.map((scope) => `\`${scope}\``).join(' ');
  return [`\`${id}\``, `\`${method} ${readable}\``, who, summary];
}

/** Padded the way Prettier wants Markdown tables. */
function aligned(table: readonly string[][]): string {
  const [header = [], ...rows] = table;
  const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
