/**
 * Can Postgres keep every string inside? It refuses U+0000 and halves of surrogate pairs, and what
 * cannot be kept has to be refused at the edge. Walks without recursion: depth is the caller's choice.
 */
export function isStorable(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && !isStorableText(next)) return false;
    if (typeof next === 'object' && next !== null) {
      for (const [key, inner] of Object.entries(next)) open.push(key, inner);
    }
  }
  return true;
}

export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
