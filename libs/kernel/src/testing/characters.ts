/** Halves of a pair, which are no characters by themselves, leave a gap in the code points. */
const GAP = { from: 0xd8_00, size: 0x8_00 };

/** How many there are. */
export const CHARACTERS = 0x11_00_00 - GAP.size;

/** @example characterAt(65) // 'A' */
export function characterAt(index: number): string {
  return String.fromCodePoint(index < GAP.from ? index : index + GAP.size);
}

/**
 * The way back from {@link characterAt}, for a generator that wants to know what a text is made of.
 *
 * @throws TypeError for anything but a single character
 */
export function indexOfCharacter(text: unknown): number {
  const point = typeof text === 'string' ? (text.codePointAt(0) ?? 0) : 0;
  const index = point < GAP.from ? point : point - GAP.size;
  if (characterAt(index) !== text) throw new TypeError('This is not a single character.');
  return index;
}
