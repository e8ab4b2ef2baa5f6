import type { ControlClient, KeptInstallation } from '@switchboard/control-client';
import { codeOf, delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { isDeepStrictEqual } from 'node:util';
import type { Claims } from './claims.ts';

/** A sign-out does not wait longer for it. */
const MAX_WAIT_MS = 5_000;
/** Sign-outs at once are seen by each other; more than a few are not. */
const MAX_ROUNDS = 3;

/** Where pushes of somebody go on when access ends. Nothing here fails: ending the access matters more. */
export interface DeviceKeeper {
  /**
   * Just before tokens end: which devices stay, which are those that sign-ins have claimed. If that cannot be said,
   * the data plane forgets all of them.
   */
  keep(personId: string, userId: string): Promise<void>;
  /** What of somebody gets pushes; nothing when that cannot be said. */
  registered(userId: string): Promise<readonly KeptInstallation[]>;
  /** A device gets no more pushes, as its sign-in is over. */
  drop(userId: string, id: string): Promise<void>;
}

export interface KeeperTools {
  /** Absent where the back end has no control plane: no device has registered there. */
  readonly control: Pick<ControlClient, 'push'> | undefined;
  readonly claims: Pick<Claims, 'of'>;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createDeviceKeeper({ control, claims, clock, log }: KeeperTools): DeviceKeeper {
  const claimed = async (personId: string): Promise<readonly KeptInstallation[]> =>
    (await claims.of(personId)).map(({ id, registeredAt }) => ({
      id,
      registeredAt: registeredAt.toISOString(),
    }));
  return {
    async keep(personId, userId) {
      if (!control) return;
      try {
        let kept = await claimed(personId);
        for (let round = 0; round < MAX_ROUNDS; round++) {
          await within(clock, control.push.keepInstallations(userId, kept));
          const now = await claimed(personId);
          // Another sign-in has ended meanwhile, whose devices may just have been said to stay.
          if (isDeepStrictEqual(now, kept)) return;
          kept = now;
        }
      } catch (error) {
        log.warn({ err: error, personId }, 'all push registrations end with the tokens');
      }
    },

    async registered(userId) {
      if (!control) return [];
      return within(clock, control.push.installations(userId)).catch(() => []);
    },

    async drop(userId, id) {
      if (!control) return;
      await within(clock, control.push.removeInstallation(userId, id)).catch((error: unknown) =>
        // What was asked names the person.
        log.warn(
          { code: codeOf(error) },
          'the push registration of a session that ended was not removed',
        ),
      );
    },
  };
}

/** @throws Error when it takes too long; what was asked may still be done */
async function within<Answer>(clock: Clock, asked: Promise<Answer>): Promise<Answer> {
  const over = new AbortController();
  const late = delay(clock, MAX_WAIT_MS, over.signal).then((): never => {
    throw new Error('The control plane takes too long.');
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([asked, late]);
  } finally {
    over.abort();
    asked.catch(() => undefined);
  }
}
