/** @jest-environment node */
import { MAX_ENTRIES, onTop, withArrivals } from './tail';

const entries = (...ids: number[]) => ids.map((id) => ({ id: String(id) }));
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => Number(id));

describe('the tail of the audit', () => {
  it('has the newest first, and each once', () => {
    const first = withArrivals(entries(), entries(9, 10));
    expect(ids(first)).toEqual([10, 9]);
    expect(ids(withArrivals(first, entries(10, 11)))).toEqual([11, 10, 9]);
  });

  it('never holds more than a page', () => {
    const many = Array.from({ length: 3 * MAX_ENTRIES }, (_, at) => at);
    const tail = withArrivals(entries(), entries(...many));
    expect(tail).toHaveLength(MAX_ENTRIES);
    expect(ids(tail)[0]).toBe(3 * MAX_ENTRIES - 1);
  });

  it('lies on top of a page that does not hold it yet', () => {
    expect(ids(onTop(entries(11, 10, 9), entries(10, 8)))).toEqual([11, 10, 8]);
    expect(ids(onTop(entries(2), []))).toEqual([2]);
    expect(ids(onTop(entries(100), entries(99)))).toEqual([100, 99]);
  });
});
