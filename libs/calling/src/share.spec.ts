import fc from 'fast-check';
import { share } from './share.ts';

test('what is equal stays the same object', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text);
      const copy: unknown = JSON.parse(text);
      const shared = share<unknown>(value, copy);
      expect(shared).toEqual(copy);
      if (typeof value === 'object') expect(shared).toBe(value);
    }),
  );
});

test('only what changed is new', () => {
  const before = { a: { x: 1 }, b: { y: 2 } };
  const after = share(before, { a: { x: 1 }, b: { y: 3 } });
  expect(after).toEqual({ a: { x: 1 }, b: { y: 3 } });
  expect(after.a).toBe(before.a);
  expect(after.b).not.toBe(before.b);
});

test('a key that is gone is a change', () => {
  const before: Record<string, number> = { a: 1, b: 2 };
  expect(share(before, { a: 1 })).toEqual({ a: 1 });
});
