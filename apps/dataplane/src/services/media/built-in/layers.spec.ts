import fc from 'fast-check';
import { chooseLayer, layers } from './layers.ts';

test('the smallest layer that is enough', () => {
  expect(chooseLayer(120, layers)).toBe('l');
  expect(chooseLayer(300, layers)).toBe('m');
  expect(chooseLayer(1080, layers)).toBe('h');
});

test('what a layer really is counts more than what it is as a rule', () => {
  const small = new Map([
    ['l', 60],
    ['m', 120],
    ['h', 240],
  ] as const);
  expect(chooseLayer(180, layers, small)).toBe('h');
  expect(chooseLayer(125, layers, small)).toBe('m');
});

test('nothing for a picture that nobody sees, or that is not sent', () => {
  expect(chooseLayer(0, layers)).toBeUndefined();
  expect(chooseLayer(720, [])).toBeUndefined();
});

test('always one that is sent: none smaller would be enough, or there is none larger', () => {
  const heights = fc.record({
    l: fc.integer({ min: 1, max: 2_000 }),
    m: fc.integer({ min: 1, max: 2_000 }),
    h: fc.integer({ min: 1, max: 2_000 }),
  });
  const wanted = fc.integer({ min: 1, max: 4_320 });
  fc.assert(
    fc.property(wanted, heights, fc.subarray([...layers], { minLength: 1 }), (height, of, sent) => {
      const sizes = new Map(layers.map((layer) => [layer, of[layer]]));
      const chosen = chooseLayer(height, sent, sizes)!;
      expect(sent).toContain(chosen);
      if (of[chosen] * 1.15 < height) {
        expect(of[chosen]).toBe(Math.max(...sent.map((layer) => of[layer])));
      }
      const smaller = sent.filter((layer) => of[layer] < of[chosen]);
      expect(smaller.filter((layer) => of[layer] * 1.15 >= height)).toEqual([]);
    }),
  );
});
