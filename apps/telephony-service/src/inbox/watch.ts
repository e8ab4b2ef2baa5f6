import type { Activity } from '@switchboard/app-server';
import type { Change, InboxService } from '@switchboard/telephony-api';

/** Tells what changes; first that it does, so that whoever was away reads everything anew. */
export function watchChanges(activity: Pick<Activity<Change>, 'listen'>): InboxService['watch'] {
  return async function* (signal) {
    using changes = activity.listen();
    yield { kind: 'ready', id: null };
    while (!signal.aborted) yield* await changes.next(signal);
  };
}
