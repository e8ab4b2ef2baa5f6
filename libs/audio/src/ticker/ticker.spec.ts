import type { Clock } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { Ticker } from './ticker.ts';

const noError = (error: unknown): never => {
  throw error;
};

/** A clock whose timers come as late as it is told. */
function lateClock() {
  let nowMs = 0;
  let task: (() => void) | undefined;
  let delay = 0;
  const clock: Clock = {
    now: () => nowMs,
    after: (ms, then) => {
      [task, delay] = [then, ms];
      return { [Symbol.dispose]: () => (task = undefined) };
    },
  };
  /** Lets the timer come, so much later than it should. */
  const fire = (lateMs: number): void => {
    nowMs += delay + lateMs;
    const due = task;
    task = undefined;
    due?.();
  };
  return { clock, fire, isWaiting: () => task !== undefined, set: (ms: number) => (nowMs = ms) };
}

describe('the ticker', () => {
  it('ticks every 20 ms, and not any more once it is disposed', async () => {
    const clock = new VirtualClock(0);
    const ticks: number[] = [];
    const ticker = new Ticker({ clock, onTick: (now) => ticks.push(now), onError: noError });
    await clock.advance(100);
    expect(ticks).toEqual([20, 40, 60, 80, 100]);
    ticker[Symbol.dispose]();
    await clock.advance(100);
    expect([ticks.length, clock.pending]).toEqual([5, 0]);
  });

  it('does not drift, however late its timer comes', () => {
    const { clock, fire } = lateClock();
    using ticker = new Ticker({ clock, onTick: () => undefined, onError: noError });
    for (let n = 0; n < 1_000; n++) fire((n * 7) % 19);
    expect(ticker.counts.ticks).toBe(1_000);
    expect(clock.now()).toBeLessThan(1_000 * 20 + 20);
    expect(ticker.counts.maxLagMs).toBeLessThan(20);
  });

  it('makes up for what it missed, and leaves out what is more than that', () => {
    const { clock, fire } = lateClock();
    let ticks = 0;
    using ticker = new Ticker({ clock, onTick: () => ticks++, onError: noError });
    fire(60);
    expect(ticks).toBe(4);
    fire(1_000);
    expect(ticks).toBe(9);
    expect(ticker.counts.skipped).toBe(46);
    fire(0);
    expect(ticks).toBe(10);
  });

  it('goes on where the clock was set back', () => {
    const { clock, fire, set } = lateClock();
    let ticks = 0;
    using _ = new Ticker({ clock, onTick: () => ticks++, onError: noError });
    set(-3_600_000);
    fire(0);
    fire(0);
    expect(ticks).toBe(2);
  });

  it('goes on after a tick that failed, and tells of it', async () => {
    const clock = new VirtualClock(0);
    const errors: unknown[] = [];
    const failing = (now: number): void => {
      if (now === 20) throw new Error('one leg');
    };
    using ticker = new Ticker({ clock, onTick: failing, onError: (error) => errors.push(error) });
    await clock.advance(60);
    expect([ticker.counts.ticks, errors.length]).toEqual([3, 1]);
  });

  it('can be disposed by its own tick', () => {
    const { clock, fire, isWaiting } = lateClock();
    const ticker: Ticker = new Ticker({
      clock,
      onTick: () => ticker[Symbol.dispose](),
      onError: noError,
    });
    fire(80);
    expect([ticker.counts.ticks, isWaiting()]).toEqual([1, false]);
  });
});
