import type { AuditService, SessionService } from '@switchboard/access-api';
import type { Person, PrismaClient } from '@switchboard/database';
import { PlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Memory } from '../people/people-service.ts';

/** How long a sign-in lasts at most; the pages' servers hold to it as well. */
const LONGEST_MS = 7 * 24 * 3_600_000;
/** Tokens say when they were issued to the second. */
const SECOND_MS = 1_000;
const SEEN_EVERY_MS = 60_000;

/** The sign-in of a browser, as the server of pages has it in the cookie that only it can read. */
export interface SessionClaim {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

export interface Sessions extends SessionService, Memory {
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
  /** Forgets sessions that nobody has asked with for longer than one may last. */
  forgetOld(): Promise<void>;
}

export function createSessions(client: PrismaClient, audit: AuditService, clock: Clock): Sessions {
  const now = () => new Date(clock.now());
  const note = (action: string, actorId: string, requestId: string) =>
    audit.record({ actorId, action, subjectId: actorId, outcome: 'done', requestId });
  return {
    async check(person, claim, issuedAt) {
      const validFrom = person.sessionsValidFrom?.getTime() ?? 0;
      if (!claim) {
        if ((issuedAt ?? 0) + SECOND_MS <= validFrom) throw ended();
        return;
      }
      const session = await remember(client, person.id, claim, clock.now());
      const isOver =
        session.personId !== person.id ||
        session.endedAt !== null ||
        session.trustedAt.getTime() < validFrom ||
        claim.startedAt + LONGEST_MS < clock.now();
      if (isOver) throw ended();
    },

    async end({ actor, requestId }, sessionId) {
      const where = { id: sessionId, personId: actor.id, endedAt: null };
      const { count } = await client.session.updateMany({ where, data: { endedAt: now() } });
      if (count > 0) await note('session.end', actor.id, requestId);
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
      await note('session.end-others', actor.id, requestId);
    },

    async release(personId) {
      await client.session.deleteMany({ where: { personId } });
    },

    async forgetOld() {
      const seenAt = { lt: new Date(clock.now() - LONGEST_MS) };
      await client.session.deleteMany({ where: { seenAt } });
    },
  };
}

/** The session of a claim, made when it asks for the first time. */
async function remember(
  client: PrismaClient,
  personId: string,
  { id, startedAt }: SessionClaim,
  nowMs: number,
) {
  const known = await client.session.findUnique({ where: { id } });
  const seenAt = new Date(nowMs);
  if (known) {
    const isRecent = nowMs - known.seenAt.getTime() < SEEN_EVERY_MS;
    if (!isRecent) await client.session.updateMany({ where: { id }, data: { seenAt } });
    return known;
  }
  const trustedAt = new Date(startedAt);
  const made = { id, personId, trustedAt, seenAt };
  // Two requests of a page that has just signed in race for it.
  return client.session.upsert({ where: { id }, create: made, update: {} });
}

function ended(): PlatformError {
  return new PlatformError('session-ended', 'unauthenticated', 'Sign in again.');
}
