import { setTimeout as pause } from 'node:timers/promises';
import type { OverviewService } from '@switchboard/access-api';
import type { Activity } from '../activity/activity.ts';

/** However much happens, it is told no more often. */
const LEAST_MS = 2_000;
/** Without activity, processes may come and go all the same, and nobody tells of that. */
const MAX_WAIT_MS = 15_000;

export function watchOverview(
  read: OverviewService['read'],
  activity: Activity,
): OverviewService['watch'] {
  return async function* (span, signal) {
    using news = activity.listen();
    while (!signal.aborted) {
      yield await read(span);
      await pause(LEAST_MS, undefined, { signal }).catch(() => undefined);
      await news.next(AbortSignal.any([signal, AbortSignal.timeout(MAX_WAIT_MS)]));
    }
  };
}
