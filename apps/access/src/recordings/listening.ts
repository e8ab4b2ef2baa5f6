import type { AuditService, Origin } from '@switchboard/access-api';
import type { Clock } from '@switchboard/kernel';
import type { ControlPlane } from '../control/control-plane.ts';
import { notFound } from './recording-service.ts';
import { referenceOf } from './reference-of.ts';

/** A player asks for many parts of what somebody listens to once. */
const ONCE_MS = 3_600_000;
const MAX_REMEMBERED = 10_000;

export interface ListeningTools {
  readonly plane: Pick<ControlPlane, 'ask'>;
  readonly audit: Pick<AuditService, 'record'>;
  readonly clock: Clock;
}

/** Gives out the sound of recordings. */
export interface Listening {
  /**
   * Audits who listens, once an hour for each recording, before anything of it is given out.
   *
   * @param range of HTTP
   * @throws PlatformError `not-ours`, `recording-not-found`, `control-refused` for a range that is not in it
   */
  open(origin: Origin, id: string, range: string | undefined): Promise<Response>;
}

export function createListening({ plane, audit, clock }: ListeningTools): Listening {
  /** When it was audited, by person and recording; the oldest first. */
  const audited = new Map<string, number>();
  const note = async ({ actor, requestId }: Origin, id: string): Promise<void> => {
    const key = `${actor.id} ${id}`;
    const now = clock.now();
    if (now - (audited.get(key) ?? -ONCE_MS) < ONCE_MS) return;
    const reason = referenceOf(id);
    const action = 'recordings.listen';
    await audit.record({ actorId: actor.id, action, outcome: 'done', reason, requestId });
    audited.delete(key);
    audited.set(key, now);
    if (audited.size > MAX_REMEMBERED) audited.delete(audited.keys().next().value ?? '');
  };
  return {
    async open(origin, id, range) {
      const answer = await plane.ask().recordings.content(id, range).catch(notFound);
      try {
        await note(origin, id);
      } catch (error) {
        await answer.body?.cancel();
        throw error;
      }
      return answer;
    },
  };
}
