/**
 * Whether a value has at most so many levels. What goes deeper would overflow the stack of whoever prints it.
 *
 * @param value of `JSON.parse`, so that it ends
 */
export function isWithinDepth(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return false;
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return true;
}
