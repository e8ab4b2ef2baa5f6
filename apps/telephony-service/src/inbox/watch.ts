import type { InboxService } from '@switchboard/telephony-api';
import type { TelephonyTools } from '../telephony-tools.ts';

/** Tells what changes; first that it does, so that whoever was away reads everything anew. */
export function watchChanges({
  activity,
  whoIsHere,
}: Pick<TelephonyTools, 'activity' | 'whoIsHere'>): InboxService['watch'] {
  return async function* ({ id }, signal) {
    using changes = activity.listen();
    await using _here = await whoIsHere.enter(id);
    yield { kind: 'ready', id: null };
    while (!signal.aborted) yield* await changes.next(signal);
  };
}
