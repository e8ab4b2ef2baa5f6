/**
 * Puts a row into a table of Markdown: in place of the row that speaks of the same, else before another one.
 *
 * @param {string} text
 * @param {{ row: string, same: RegExp, before: RegExp }} places
 * @returns {string}
 * @throws Error when neither row is there
 */
export function addTableRow(text, { row, same, before }) {
  const lines = text.split('\n');
  const known = lines.findIndex((line) => line.startsWith('|') && same.test(line));
  if (known >= 0) return lines.with(known, row).join('\n');
  const at = lines.findIndex((line) => line.startsWith('|') && before.test(line));
  if (at < 0) throw new Error(`No row of a table matches ${before}.`);
  return lines.toSpliced(at, 0, row).join('\n');
}
