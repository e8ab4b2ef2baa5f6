/**
 * Puts an item at the end of the list that begins where `start` ends, with its bracket.
 *
 * @param {string} text
 * @param {RegExp} start
 * @param {string} item
 * @returns {string}
 * @throws Error when there is no such list
 */
export function appendToList(text, start, item) {
  const found = start.exec(text);
  if (!found) throw new Error(`No list begins with ${start}.`);
  const begin = found.index + found[0].length;
  const end = begin + lengthOfList(text.slice(begin));
  const items = text.slice(begin, end).trimEnd();
  const separator = items.trim() === '' || items.endsWith(',') ? '' : ',';
  const indent = items.includes('\n') ? '\n  ' : ' ';
  return `${text.slice(0, begin)}${items}${separator}${indent}${item}${text.slice(begin + items.length)}`;
}

/**
 * Up to the bracket that closes what was open before.
 *
 * @param {string} text
 */
function lengthOfList(text) {
  let depth = 1;
  for (const [at, sign] of [...text].entries()) {
    if ('[{('.includes(sign)) depth++;
    if (']})'.includes(sign)) depth--;
    if (depth === 0) return at;
  }
  throw new Error('A list is never closed.');
}
