import { accessError } from '@switchboard/access-api';
import type { AuditOutcome, AuditService, Origin } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';

/** What is done to a data plane of one's own, by whom. */
export interface ControlPlane {
  /** @throws PlatformError `not-ours` where the back end has none */
  ask(): ControlClient;
  /**
   * What is done to everybody's data is written down first; and then, if it could not be done.
   *
   * @param what the action and, where there is more to say, a few words that hold no secret
   */
  act<Answer>(
    origin: Origin,
    what: readonly [action: string, reason?: string],
    step: (control: ControlClient) => Promise<Answer>,
  ): Promise<Answer>;
}

export function createControlPlane(
  control: ControlClient | undefined,
  audit: Pick<AuditService, 'record'>,
): ControlPlane {
  const ask = (): ControlClient => {
    if (control) return control;
    throw accessError('not-ours', 'This back end is not ours to look into.');
  };
  return {
    ask,
    async act({ actor, requestId }, [action, reason], step) {
      const its = ask();
      const note = (outcome: AuditOutcome): Promise<void> =>
        audit.record({ actorId: actor.id, action, outcome, reason, requestId });
      await note('done');
      return step(its).catch(async (error: unknown) => {
        await note('failed');
        throw error;
      });
    },
  };
}
