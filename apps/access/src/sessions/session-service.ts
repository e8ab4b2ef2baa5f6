import { accessError } from '@switchboard/access-api';
import type { AuditService, Origin, SessionService } from '@switchboard/access-api';
import type { Person, PrismaClient } from '@switchboard/database';
import type { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { ErasureParticipant } from '../people/people-service.ts';
import type { DeviceKeeper } from '../push/device-keeper.ts';
import { listSessions } from './list-sessions.ts';
import { MAX_SESSION_MS } from './max-session.ts';
import { rememberSession } from './remember-session.ts';
import type { SessionClaim } from './session-claim.ts';

/** Tokens say when they were issued to the second. */
const SECOND_MS = 1_000;

export interface Sessions extends SessionService, ErasureParticipant {
  /**
   * Whether what a person signed in with still counts.
   *
   * @param issuedAt of the access token, for programs that have no session
   * @throws PlatformError `session-ended`
   */
  check(
    person: Pick<Person, 'id' | 'sessionsValidFrom'>,
    claim: SessionClaim | undefined,
    issuedAt: number | undefined,
  ): Promise<void>;
  /**
   * The sign-in that claimed a device is over, unless it is the current one.
   *
   * @returns whether one is
   */
  endOfDevice(
    origin: Origin,
    installationId: string,
    current: string | undefined,
  ): Promise<boolean>;
  /** Forgets sessions that nobody has asked with for longer than one may last. */
  deleteExpired(): Promise<void>;
}

export interface SessionTools {
  readonly client: PrismaClient;
  readonly audit: Pick<AuditService, 'record'>;
  readonly devices: Pick<DeviceKeeper, 'drop' | 'registered'>;
  readonly clock: Clock;
}

export function createSessions({ client, audit, devices, clock }: SessionTools): Sessions {
  const now = () => new Date(clock.now());
  const note = (action: string, actorId: string, subjectId: string, requestId: string) =>
    audit.record({ actorId, action, subjectId, outcome: 'done', requestId });
  return {
    list: listSessions({ client, clock, devices }),

    async check(person, claim, issuedAt) {
      const validFrom = person.sessionsValidFrom?.getTime() ?? 0;
      if (!claim) {
        if ((issuedAt ?? 0) + SECOND_MS <= validFrom) throw ended();
        return;
      }
      const session = await rememberSession(client, clock, person.id, claim);
      const isOver =
        session.personId !== person.id ||
        session.endedAt !== null ||
        session.trustedAt.getTime() < validFrom ||
        claim.startedAt + MAX_SESSION_MS < clock.now();
      if (isOver) throw ended();
    },

    async end({ actor, requestId }, sessionId) {
      const where = { id: sessionId, personId: actor.id, endedAt: null };
      const [over] = await client.session.updateManyAndReturn({ where, data: { endedAt: now() } });
      if (!over) return;
      await note('session.end', actor.id, actor.id, requestId);
      // Its tokens end by time, so the data plane has nothing to forget it by.
      if (over.installationId && actor.userId)
        await devices.drop(actor.userId, over.installationId);
    },

    async endOfDevice({ actor, requestId }, installationId, current) {
      const { id: personId } = actor;
      const { count } = await client.session.updateMany({
        where: { personId, installationId, endedAt: null, NOT: { id: current ?? '' } },
        data: { endedAt: now() },
      });
      if (count > 0) await note('session.end', personId, personId, requestId);
      return count > 0;
    },

    async endListed({ actor, requestId }, personId, handle) {
      const where = { handle, personId };
      if (!(await client.session.findFirst({ where }))) throw unknown();
      const open = { ...where, endedAt: null };
      const { count } = await client.session.updateMany({ where: open, data: { endedAt: now() } });
      if (count > 0) await note('session.end', actor.id, personId, requestId);
    },

    async endOthers({ actor, requestId }, personId, kept) {
      const at = now();
      await client.$transaction([
        client.person.update({ where: { id: personId }, data: { sessionsValidFrom: at } }),
        client.session.updateMany({
          where: { personId, endedAt: null, ...(kept !== undefined && { id: { not: kept } }) },
          data: { endedAt: at },
        }),
        client.session.updateMany({
          where: { personId, id: kept ?? '', endedAt: null },
          data: { trustedAt: at },
        }),
      ]);
      await note('session.end-others', actor.id, personId, requestId);
    },

    async release(personId) {
      await client.session.deleteMany({ where: { personId } });
    },

    async deleteExpired() {
      const seenAt = { lt: new Date(clock.now() - MAX_SESSION_MS) };
      await client.session.deleteMany({ where: { seenAt } });
    },
  };
}

function ended(): PlatformError {
  return accessError('session-ended', 'Sign in again.');
}

function unknown(): PlatformError {
  return accessError('session-not-found', 'No such sign-in.', { target: 'id' });
}
