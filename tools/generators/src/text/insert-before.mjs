/**
 * Puts text before the first place that matches.
 *
 * @param {string} text
 * @param {RegExp} place
 * @param {string} added
 * @returns {string}
 * @throws Error when there is no such place
 */
export function insertBefore(text, place, added) {
  const found = place.exec(text);
  if (!found) throw new Error(`Nothing there matches ${place}.`);
  return text.slice(0, found.index) + added + text.slice(found.index);
}
