import type { HandoverService } from '@switchboard/telephony-api';
import type { TelephonyTools } from '../telephony-tools.ts';

/** Tells a bot what changes of what it has requested; first that it does. */
export function watchHandovers({
  client,
  activity,
}: Pick<TelephonyTools, 'client' | 'activity'>): HandoverService['watch'] {
  return async function* ({ id: askedById }, signal) {
    using changes = activity.listen();
    yield { kind: 'ready', id: null };
    while (!signal.aborted) {
      const told = await changes.next(signal);
      const ids = told.flatMap(({ kind, id }) => (kind === 'handover' && id !== null ? [id] : []));
      const where = { askedById, id: { in: ids } };
      const own =
        ids.length > 0 ? await client.handover.findMany({ where, select: { id: true } }) : [];
      const ownIds = new Set(own.map(({ id }) => id));
      yield* told.filter(({ kind, id }) => kind === 'missed' || ownIds.has(id ?? ''));
    }
  };
}
