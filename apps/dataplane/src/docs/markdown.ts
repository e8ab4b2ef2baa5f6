/** Puts text between the markers `<!-- name: begin -->` and `<!-- name: end -->` of a document. */
export function between(document: string, name: string, text: string): string {
  const [opening, closing] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const begin = document.indexOf(opening);
  const end = document.indexOf(closing);
  if (begin < 0 || end < begin) throw new TypeError(`the document has no place for ${name}`);
  const before = document.slice(0, begin + opening.length);
  return `${before}\n\n${text}\n\n${document.slice(end)}`;
}

/** A table, padded the way Prettier wants it. */
export function aligned(table: readonly string[][]): string {
  const [header = [], ...rows] = table;
  const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join(
    '\n',
  );
}
