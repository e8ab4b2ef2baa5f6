import { writeParts } from '@switchboard/smpp';
import type { TextFields } from '@switchboard/smpp';
import type { Lab } from '../handsets/handset.ts';

interface Order {
  readonly order: Lab['parts'];
  readonly seed: number;
  /** What the parts have in common; its lowest 8 bits. */
  readonly reference: number;
}

/** @returns a text as messages, in the order in which they leave; undefined where it is too long */
export function partsOf(text: string, { order, seed, reference }: Order): TextFields[] | undefined {
  const parts = writeParts(text, { by: 'header', reference });
  if (!parts || order === 'in-order') return parts;
  return order === 'reversed' ? parts.reverse() : shuffled(parts, seed + reference);
}

/** Fisher and Yates, the same for the same seed. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const all = [...items];
  const random = randomOf(seed);
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [all[at], all[other]] = [all[other]!, all[at]!];
  }
  return all;
}

/** Mulberry32. @returns numbers from 0 to 1, exclusive */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
