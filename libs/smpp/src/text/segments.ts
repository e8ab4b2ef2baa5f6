import { codingOf } from './data-coding.ts';
import type { Coding } from './data-coding.ts';
import { septetsOf } from './gsm-alphabet.ts';

/** How much one message carries: septets, or units of UTF-16. */
interface Capacity {
  readonly alone: number;
  /** Where a header of 6 bytes is in front (8-bit reference). */
  readonly part: number;
  /** Where a header of 7 bytes is in front (16-bit reference). */
  readonly partWithWideReference: number;
}

const CAPACITY: Readonly<Record<Coding, Capacity>> = {
  gsm: { alone: 160, part: 153, partWithWideReference: 152 },
  ucs2: { alone: 70, part: 67, partWithWideReference: 66 },
};

export interface SegmentOptions {
  /** Parts refer to each other by 16 bits instead of 8, and carry one character less. */
  readonly wideReference?: boolean;
}

/** What a text costs before it is sent. */
export interface SegmentCount {
  readonly coding: Coding;
  /** Messages that are paid for; 1 for the empty text. */
  readonly segments: number;
  /** Septets or UTF-16 units of the whole text. */
  readonly units: number;
  /** How many more fit in the last segment. */
  readonly left: number;
}

/** Counts without splitting, in one pass: fast enough for every key that is pressed. */
export function countSegments(text: string, options: SegmentOptions = {}): SegmentCount {
  const coding = codingOf(text);
  const { alone } = CAPACITY[coding];
  const units = unitsOf(text, coding);
  if (units <= alone) return { coding, segments: 1, units, left: alone - units };
  const capacity = partCapacity(coding, options);
  const { segments, inLast } = walk(text, coding, capacity);
  return { coding, segments, units, left: capacity - inLast };
}

/**
 * Splits a text as carriers do: an escape pair or a surrogate pair is never torn.
 *
 * @returns the segments, whose concatenation is the text; one for the empty text
 */
export function splitText(text: string, options: SegmentOptions = {}): string[] {
  const coding = codingOf(text);
  if (unitsOf(text, coding) <= CAPACITY[coding].alone) return [text];
  const parts: string[] = [];
  let from = 0;
  const { lastFrom } = walk(text, coding, partCapacity(coding, options), (at) => {
    parts.push(text.slice(from, at));
    from = at;
  });
  parts.push(text.slice(lastFrom));
  return parts;
}

function partCapacity(coding: Coding, { wideReference = false }: SegmentOptions): number {
  const { part, partWithWideReference } = CAPACITY[coding];
  return wideReference ? partWithWideReference : part;
}

function unitsOf(text: string, coding: Coding): number {
  if (coding === 'ucs2') return text.length;
  let units = 0;
  for (let at = 0; at < text.length; at += 1) units += septetsOf(text.charCodeAt(at));
  return units;
}

/** Fills one segment after the other. */
function walk(
  text: string,
  coding: Coding,
  capacity: number,
  onSegment?: (end: number) => void,
): { segments: number; inLast: number; lastFrom: number } {
  let [segments, inLast, lastFrom] = [1, 0, 0];
  for (let at = 0; at < text.length;) {
    const [length, cost] = coding === 'gsm' ? gsmStep(text, at) : ucs2Step(text, at);
    if (inLast + cost > capacity) {
      onSegment?.(at);
      [segments, inLast, lastFrom] = [segments + 1, 0, at];
    }
    inLast += cost;
    at += length;
  }
  return { segments, inLast, lastFrom };
}

type Step = readonly [length: number, cost: number];

const ONE: Step = [1, 1];
const ESCAPED: Step = [1, 2];
const PAIR: Step = [2, 2];

const gsmStep = (text: string, at: number): Step =>
  septetsOf(text.charCodeAt(at)) === 2 ? ESCAPED : ONE;

function ucs2Step(text: string, at: number): Step {
  return text.codePointAt(at)! > 0xffff ? PAIR : ONE;
}
