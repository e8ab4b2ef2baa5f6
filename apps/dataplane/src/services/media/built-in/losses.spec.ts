import fc from 'fast-check';
import { Losses } from './losses.ts';
import { wrap } from './vp8.ts';

test('a packet that comes a little later is not asked for', () => {
  const losses = new Losses();
  losses.take(1, 0);
  losses.take(3, 0);
  expect(losses.due(5)).toEqual([]);
  losses.take(2, 5);
  expect(losses.isComplete).toBe(true);
  expect(losses.due(1_000)).toEqual([]);
});

test('a missing packet is asked for again and again, but not for ever', () => {
  const losses = new Losses();
  losses.take(1, 0);
  losses.take(3, 0);
  const asked = Array.from({ length: 20 }, (_, at) => losses.due(100 + at * 100)).flat();
  expect(asked).toEqual([2, 2, 2, 2, 2, 2]);
  expect(losses.isComplete).toBe(true);
});

test('a leap is a new beginning', () => {
  const losses = new Losses();
  losses.take(1, 0);
  losses.take(20_000, 0);
  expect(losses.isComplete).toBe(true);
});

test('exactly what did not come is asked for, also where the numbers begin again', () => {
  const start = fc.integer({ min: 0, max: 0xffff });
  const arrived = fc.array(fc.boolean(), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(start, arrived, (first, came) => {
      const losses = new Losses();
      const all = [true, ...came, true];
      all.forEach((did, at) => did && losses.take(wrap(first + at, 16), 0));
      const missing = all.flatMap((did, at) => (did ? [] : [wrap(first + at, 16)]));
      expect(losses.due(1_000)).toEqual(missing);
    }),
  );
});

test('whatever comes, no more is remembered than can still be mended', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }), (sequences) => {
      const losses = new Losses();
      for (const sequence of sequences) losses.take(sequence, 0);
      expect(losses.due(1_000).length).toBeLessThanOrEqual(256);
    }),
  );
});
