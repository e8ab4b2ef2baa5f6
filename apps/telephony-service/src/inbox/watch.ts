import type { InboxService } from '@switchboard/telephony-api';
import type { Activity } from '../activity/activity.ts';

/** Tells what changes; first that it does, so that whoever was away reads everything anew. */
export function watchChanges(activity: Pick<Activity, 'listen'>): InboxService['watch'] {
  return async function* (signal) {
    using changes = activity.listen();
    yield { kind: 'ready', id: null };
    while (!signal.aborted) yield* await changes.next(signal);
  };
}
