/** @jest-environment node */
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { beginStroke, clearBoard, readStrokes, watchStrokes } from './strokes';

it('shows a stroke as it grows, also to others', () => {
  const [mine, theirs] = [new Doc(), new Doc()];
  let changes = 0;
  const stop = watchStrokes(mine, () => (changes += 1));
  const add = beginStroke(mine, '#ff0000');
  add([1, 2, 3, 4]);
  add([5, 6]);
  applyUpdate(theirs, encodeStateAsUpdate(mine));
  expect(readStrokes(theirs)).toEqual([{ colour: '#ff0000', points: [1, 2, 3, 4, 5, 6] }]);
  expect(changes).toBe(3);
  stop();
  clearBoard(mine);
  expect([readStrokes(mine), changes]).toEqual([[], 3]);
});

it('draws nothing of what is no stroke', () => {
  const doc = new Doc();
  const strokes = doc.getArray<unknown>('strokes');
  strokes.push(['text', 7, { colour: '#ff0000', points: [1, 2] }]);
  beginStroke(doc, 'url(evil)')([1, 2]);
  beginStroke(doc, '#ff0000')([1, Number.NaN]);
  expect(readStrokes(doc)).toEqual([]);
});

it('keeps no more than it draws', () => {
  const doc = new Doc();
  for (let n = 0; n < 520; n += 1) beginStroke(doc, '#00ff00')([n, n]);
  expect(doc.getArray('strokes')).toHaveLength(500);
  expect(readStrokes(doc)[0]?.points[0]).toBe(20);
});
