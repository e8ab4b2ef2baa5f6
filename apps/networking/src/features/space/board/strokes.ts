import { Array as SharedArray, Map as SharedMap } from 'yjs';
import type { Doc } from 'yjs';

export interface Stroke {
  readonly colour: string;
  /** x and y in turns, each 0 to 1,000 of the width of the board. */
  readonly points: readonly number[];
}

/** The board is so wide and high, in its own units. */
export const BOARD = { width: 1_000, height: 600 } as const;
const MAX_STROKES = 500;
const MAX_POINTS = 2_000;
const COLOUR = /^#[0-9a-f]{6}$/;

type StrokeMap = SharedMap<string | SharedArray<number>>;

const strokesOf = (doc: Doc) => doc.getArray<StrokeMap>('strokes');

/** What is on the board. What others wrote there may be anything: what is no stroke is not drawn. */
export function readStrokes(doc: Doc): Stroke[] {
  return strokesOf(doc)
    .toArray()
    .slice(-MAX_STROKES)
    .flatMap((stroke) => readStroke(stroke) ?? []);
}

export function watchStrokes(doc: Doc, changed: () => void): () => void {
  const strokes = strokesOf(doc);
  strokes.observeDeep(changed);
  return () => strokes.unobserveDeep(changed);
}

/** Begins a stroke that others see as it grows. @returns adds points to it */
export function beginStroke(doc: Doc, colour: string): (points: readonly number[]) => void {
  const stroke: StrokeMap = new SharedMap();
  const points = new SharedArray<number>();
  doc.transact(() => {
    const strokes = strokesOf(doc);
    if (strokes.length >= MAX_STROKES) strokes.delete(0, strokes.length - MAX_STROKES + 1);
    stroke.set('colour', colour);
    stroke.set('points', points);
    strokes.push([stroke]);
  });
  return (more) => {
    if (more.length > 0 && points.length < MAX_POINTS) points.push([...more]);
  };
}

export function clearBoard(doc: Doc): void {
  const strokes = strokesOf(doc);
  if (strokes.length > 0) strokes.delete(0, strokes.length);
}

function readStroke(stroke: unknown): Stroke | undefined {
  if (!(stroke instanceof SharedMap)) return undefined;
  const [colour, points] = [stroke.get('colour') as unknown, stroke.get('points') as unknown];
  if (typeof colour !== 'string' || !COLOUR.test(colour) || !(points instanceof SharedArray))
    return undefined;
  const numbers = (points.toArray() as unknown[]).slice(0, MAX_POINTS);
  const isDrawable = numbers.every((value) => typeof value === 'number' && Number.isFinite(value));
  return isDrawable ? { colour, points: numbers as number[] } : undefined;
}
