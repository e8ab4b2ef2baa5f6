import { readContent, messageFields } from '@switchboard/smpp';
import { partsOf } from './parts-of.ts';

const address = { ton: 1, npi: 1, value: '14255550100' };
const placesOf = (order: 'in-order' | 'reversed' | 'shuffled', seed = 1) =>
  partsOf('n'.repeat(1_200), { order, seed, reference: 3 })?.map(
    (fields) =>
      readContent(messageFields({ source: address, destination: address, ...fields }))?.part?.index,
  );

describe('partsOf', () => {
  it('has the order that is asked for', () => {
    expect(placesOf('in-order')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(placesOf('reversed')).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('shuffles by a seed: every part once, and the same way each time', () => {
    const shuffled = placesOf('shuffled', 5);
    expect(placesOf('shuffled', 5)).toEqual(shuffled);
    expect(placesOf('shuffled', 6)).not.toEqual(shuffled);
    expect([...shuffled!].sort()).toEqual(placesOf('in-order'));
  });

  it('is of 255 parts at most', () => {
    const order = { order: 'in-order', seed: 1, reference: 1 } as const;
    expect(partsOf('n'.repeat(255 * 153), order)).toHaveLength(255);
    expect(partsOf('n'.repeat(255 * 153 + 1), order)).toBeUndefined();
  });
});
