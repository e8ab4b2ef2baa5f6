import type { Clock } from '@switchboard/kernel';

const FAILURES = 3;
const REST_MS = 30_000;

/** Spares people the wait for a model that does not answer anyway. */
export interface Breaker {
  /** Whether it is worth asking. */
  readonly isClosed: boolean;
  note(isFailed: boolean): void;
}

export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let restsUntil = 0;
  return {
    get isClosed() {
      return clock.now() >= restsUntil;
    },
    note(isFailed) {
      failures = isFailed ? failures + 1 : 0;
      if (failures >= FAILURES) restsUntil = clock.now() + REST_MS;
    },
  };
}
