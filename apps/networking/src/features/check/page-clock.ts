import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';

/** That of the page, which tells parts of a millisecond and is not set back. */
export const pageClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after: (ms, task) => systemClock.after(ms, task),
};
