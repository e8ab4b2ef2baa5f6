const WORD = 4;
/** Of an odd word; multiplied with the place it scatters well enough that no two parts are the same. */
const SCATTER = 0x9e37_79b1;

/** Part of a file that nobody has to hold: what stands in it follows from where it stands. */
export function fileBytes(from: number, to: number): Uint8Array<ArrayBuffer> {
  const first = Math.floor(from / WORD);
  const words = new Uint32Array(Math.ceil(to / WORD) - first);
  for (let at = 0; at < words.length; at += 1) {
    const mixed = Math.imul(first + at, SCATTER);
    words[at] = mixed ^ (mixed >>> 15);
  }
  return new Uint8Array(words.buffer).subarray(from - first * WORD, to - first * WORD);
}
