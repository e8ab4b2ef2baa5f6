/**
 * Puts an import of a file beside the others, before the first that comes later in the alphabet.
 *
 * @param {string} text
 * @param {string} line
 * @returns {string}
 */
export function insertImport(text, line) {
  const lines = text.split('\n');
  const own = pathOf(line);
  const places = lines.flatMap((one, at) => (pathOf(one).startsWith('.') ? [at] : []));
  const later = places.find((at) => pathOf(lines[at] ?? '') > own);
  const after = (places.at(-1) ?? -1) + 1;
  return lines.toSpliced(later ?? after, 0, line).join('\n');
}

/** @param {string} line */
function pathOf(line) {
  return /^import .* from '(.+)';$/.exec(line)?.[1] ?? '';
}
