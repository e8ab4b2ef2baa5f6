import type { Clock } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { dayOf } from '../../platform/clock/day.ts';
import { UseCounter } from './use-counter.ts';
import type { DayUse } from './use-counter.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const TODAY = dayOf(NOON);
const spoken = (characters: number) => ({ characters, heardMs: 0, isFailed: false });
const heard = (heardMs: number) => ({ characters: 0, heardMs, isFailed: false });
const FAILURE = { characters: 0, heardMs: 0, isFailed: true };
const sums = (given: Partial<DayUse>): DayUse => ({
  ...{ day: TODAY, characters: 0, heardMs: 0, requests: 1, failures: 0 },
  ...given,
});

/** A counter whose writes are seen, and fail while they are told to. */
function counting(clock: Clock = new VirtualClock(NOON)) {
  const timer = new VirtualClock();
  const written: (readonly DayUse[])[] = [];
  const errors: unknown[] = [];
  const database = { isAway: false };
  const counter = new UseCounter({
    ...{ clock, timer },
    onError: (error) => errors.push(error),
    write: async (use) => {
      if (database.isAway) throw new Error('away');
      written.push(use);
    },
  });
  return { counter, timer, written, errors, database };
}

describe('the use of speech', () => {
  it('is gathered, and written every five seconds when there is any', async () => {
    const { counter, timer, written } = counting();
    for (const use of [spoken(6), spoken(4), heard(1_500), FAILURE]) counter.count(use);
    await timer.advance(4_999);
    expect(written).toEqual([]);
    await timer.advance(1);
    const all = sums({ characters: 10, heardMs: 1_500, requests: 4, failures: 1 });
    expect(written).toEqual([[all]]);
    await timer.advance(60_000);
    expect(written).toHaveLength(1);
  });

  it('belongs to the day it is of, which ends at midnight UTC', async () => {
    const clock = new VirtualClock(NOON);
    const { counter, timer, written } = counting(clock);
    await clock.advance(12 * 3_600_000 - 1);
    counter.count(spoken(1));
    await clock.advance(1);
    counter.count(spoken(2));
    await timer.advance(5_000);
    expect(written).toEqual([[sums({ characters: 1 }), sums({ day: TODAY + 1, characters: 2 })]]);
  });

  it('waits for a database that is away, and is written once', async () => {
    const { counter, timer, written, errors, database } = counting();
    database.isAway = true;
    counter.count(spoken(6));
    await timer.advance(5_000);
    counter.count(spoken(4));
    await expect(counter.write()).rejects.toThrow('away');
    expect(errors).toHaveLength(1);
    database.isAway = false;
    await Promise.all([counter.write(), counter.write()]);
    expect(written).toEqual([[sums({ characters: 10, requests: 2 })]]);
  });

  it('is written when the data plane closes, and no more after that', async () => {
    const { counter, timer, written } = counting();
    counter.count(heard(200));
    await counter[Symbol.asyncDispose]();
    expect(written).toEqual([[sums({ heardMs: 200 })]]);
    expect(timer.pending).toBe(0);
  });

  it('is forgotten with what was kept', async () => {
    const { counter, written } = counting();
    counter.count(spoken(6));
    counter.clear();
    await counter.write();
    expect(written).toEqual([]);
  });
});
