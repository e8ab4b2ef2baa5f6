import type { Clock } from './clock.ts';

interface Timer {
  readonly due: number;
  readonly task: () => void;
  handle: Disposable;
}

/** A clock that runs with another one, and can be turned ahead of it. */
export interface AdvanceableClock extends Clock {
  readonly offsetMs: number;
  /** Turns it by `ms`; what falls due on the way runs, earliest first. */
  advance(ms: number): void;
}

/** @param base the clock that it runs with */
export function advanceable(base: Clock): AdvanceableClock {
  let offsetMs = 0;
  const timers = new Set<Timer>();
  const now = (): number => base.now() + offsetMs;

  const arm = (timer: Timer): void => {
    timer.handle[Symbol.dispose]();
    timer.handle = base.after(Math.max(0, timer.due - now()), () => fire(timer));
  };
  const fire = (timer: Timer): void => {
    if (!timers.delete(timer)) return;
    timer.handle[Symbol.dispose]();
    timer.task();
  };

  return {
    now,
    get offsetMs() {
      return offsetMs;
    },
    after(ms, task) {
      const timer: Timer = { due: now() + ms, task, handle: { [Symbol.dispose]: () => undefined } };
      timers.add(timer);
      arm(timer);
      return {
        [Symbol.dispose]() {
          timers.delete(timer);
          timer.handle[Symbol.dispose]();
        },
      };
    },
    advance(ms) {
      offsetMs += ms;
      const waiting = [...timers].sort((a, b) => a.due - b.due);
      for (const timer of waiting) {
        if (timer.due <= now()) fire(timer);
        else if (timers.has(timer)) arm(timer);
      }
    },
  };
}
