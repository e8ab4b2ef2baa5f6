import { VirtualClock } from '@switchboard/kernel/testing';
import { Store } from '../store/store.ts';
import { Paces } from './paces.ts';

function open(perSecond: number | null) {
  const clock = new VirtualClock();
  const paces = new Paces(new Store(), clock);
  paces.set('one', perSecond);
  const taken = (times: number) =>
    Array.from({ length: times }, () => paces.take('one')).filter(Boolean).length;
  return { clock, paces, taken };
}

describe('Paces', () => {
  it('lets so many a second pass, and no more after a pause', async () => {
    const { clock, taken } = open(3);
    expect(taken(10)).toBe(3);
    await clock.advance(500);
    expect(taken(10)).toBe(1);
    await clock.advance(60_000);
    expect(taken(10)).toBe(3);
  });

  it('may be less than one a second', async () => {
    const { clock, taken } = open(0.1);
    expect(taken(5)).toBe(1);
    await clock.advance(9_000);
    expect(taken(5)).toBe(0);
    await clock.advance(1_000);
    expect(taken(5)).toBe(1);
  });

  it('is nothing at 0, and everything without one', () => {
    expect(open(0).taken(5)).toBe(0);
    const { paces, taken } = open(null);
    expect([taken(5), paces.of('one'), paces.of('two')]).toEqual([5, null, null]);
  });
});
