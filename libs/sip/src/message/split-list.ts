import { MAX_LIST_ITEMS } from './message-limits.ts';

/**
 * Splits at a separator that is neither quoted nor in angle brackets, and trims.
 *
 * @returns undefined for quotes or brackets that do not close, or for too many items
 */
export function splitList(text: string, separator: ',' | ';' | ' '): string[] | undefined {
  const items: string[] = [];
  let isQuoted = false;
  let isBracketed = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (isQuoted && letter === '\\') at++;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === '<') isBracketed = true;
    else if (!isQuoted && letter === '>') isBracketed = false;
    else if (letter === separator && !isQuoted && !isBracketed) {
      items.push(text.slice(start, at).trim());
      start = at + 1;
      if (items.length >= MAX_LIST_ITEMS) return undefined;
    }
  }
  if (isQuoted || isBracketed) return undefined;
  items.push(text.slice(start).trim());
  return items;
}
