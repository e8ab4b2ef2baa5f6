import type { Clock } from '@switchboard/kernel';

const FIRST_MS = 5_000;
const MAX_MS = 60_000;
const MAX_DOUBLINGS = 4;

/** Does something again after failures, later each time, until it is told that all is well. */
export interface BackOff {
  readonly isWaiting: boolean;
  fail(): void;
  /** It worked. */
  reset(): void;
  /** Waits no more, and does not do it either. */
  cancel(): void;
}

export function createBackOff(clock: Clock, task: () => void): BackOff {
  let failures = 0;
  let timer: Disposable | undefined;
  const cancel = (): void => {
    timer?.[Symbol.dispose]();
    timer = undefined;
  };
  return {
    get isWaiting() {
      return timer !== undefined;
    },
    fail() {
      if (timer) return;
      const ms = Math.min(FIRST_MS * 2 ** Math.min(failures++, MAX_DOUBLINGS), MAX_MS);
      timer = clock.after(ms, () => {
        timer = undefined;
        task();
      });
    },
    reset: () => void (failures = 0),
    cancel() {
      failures = 0;
      cancel();
    },
  };
}
