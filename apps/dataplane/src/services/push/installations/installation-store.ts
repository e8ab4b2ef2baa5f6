import { createHash } from 'node:crypto';
import type { Installation, PushServiceName, PushTarget, Registration } from '@switchboard/push';
import type { Database } from '../../../platform/database/database.ts';

/** An app that nobody has opened for so long is forgotten; Firebase does the same after 270 days. */
const LIFETIME_MS = 60 * 86_400_000;
/** Of one person; more is nobody's list but a program's. */
const MAX_MUTED = 1_000;
/** From saying what stays to ending the tokens; no longer, or it would outlive the next ending. */
const KEPT_MS = 60_000;

/** A registration as it was made at a time: made again by whomever, it is another one. */
export interface KeptInstallation {
  readonly id: string;
  readonly registeredMs: number;
}

type Row = Awaited<ReturnType<Database['pushInstallation']['findMany']>>[number];

/** Which apps of whom can be reached by push. */
export class InstallationStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Registers an app, or registers it again. What reaches a device reaches one person: whoever was signed
   * in on it before is no longer. Beyond `max` the one that was registered longest ago is forgotten.
   */
  async register(
    userId: string,
    id: string,
    { app, name, target }: Registration,
    { nowMs, max }: { readonly nowMs: number; readonly max: number },
  ): Promise<{ readonly installation: Installation; readonly isNew: boolean }> {
    const targetHash = hashOf(target);
    const content = {
      ...{ app, name, target: { ...target }, targetHash, service: target.service },
      rings: canRing(target),
      registeredMs: nowMs,
      expiresMs: nowMs + LIFETIME_MS,
      // Whoever has a token that is about to end must not get in under what is kept.
      keptUntilMs: null,
    };
    return this.#db.$transaction(async (tx) => {
      // Two that register at once take turns.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${targetHash}, 0))`;
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${userId}, 0))`;
      await tx.pushInstallation.deleteMany({
        where: { targetHash, NOT: { userId, id } },
      });
      const former = await tx.pushInstallation.findUnique({ where: { userId_id: { userId, id } } });
      const row = await tx.pushInstallation.upsert({
        where: { userId_id: { userId, id } },
        create: { userId, id, ...content },
        update: content,
      });
      if (!former) {
        await tx.$executeRaw`
          DELETE FROM "PushInstallation" WHERE "userId" = ${userId} AND "id" IN (
            SELECT "id" FROM "PushInstallation" WHERE "userId" = ${userId}
            ORDER BY "registeredMs" DESC, ("id" = ${id}) DESC OFFSET ${max}::int)`;
      }
      return { installation: present(row), isNew: !former };
    });
  }

  async list(userId: string, nowMs: number): Promise<Installation[]> {
    const rows = await this.#db.pushInstallation.findMany({
      where: { userId, expiresMs: { gt: nowMs } },
      orderBy: [{ registeredMs: 'desc' }, { id: 'asc' }],
    });
    return rows.map(present);
  }

  /** @returns whether there was one */
  async remove(userId: string, id?: string): Promise<boolean> {
    const where = { userId, ...(id !== undefined && { id }) };
    const { count } = await this.#db.pushInstallation.deleteMany({ where });
    return count > 0;
  }

  /** These stay, and no others, when the tokens of the person end within a minute. */
  async keep(userId: string, kept: readonly KeptInstallation[], nowMs: number): Promise<void> {
    const ids = kept.map(({ id }) => id);
    const times = kept.map(({ registeredMs }) => BigInt(registeredMs));
    await this.#db.$executeRaw`
      UPDATE "PushInstallation" SET "keptUntilMs" = CASE
        WHEN ("id", "registeredMs") IN (SELECT * FROM unnest(${ids}::text[], ${times}::bigint[]))
        THEN ${nowMs + KEPT_MS}::bigint END
      WHERE "userId" = ${userId}`;
  }

  /** Every process does it that hears of the end of tokens, so what is kept is not used up by the first. */
  async removeUnkept(userId: string, nowMs: number): Promise<void> {
    await this.#db.pushInstallation.deleteMany({
      where: { userId, OR: [{ keptUntilMs: null }, { keptUntilMs: { lte: nowMs } }] },
    });
  }

  /** @returns how many there were */
  async removeAllOf(userIds: readonly string[]): Promise<number> {
    const where = { userId: { in: [...userIds] } };
    return (await this.#db.pushInstallation.deleteMany({ where })).count;
  }

  /** Who of these can be told of a call by push. */
  async ringable(userIds: readonly string[], nowMs: number): Promise<ReadonlySet<string>> {
    const rows = await this.#db.pushInstallation.findMany({
      where: { userId: { in: [...userIds] }, rings: true, expiresMs: { gt: nowMs } },
      distinct: ['userId'],
      select: { userId: true },
    });
    return new Set(rows.map(({ userId }) => userId));
  }

  /** Who of these gets notifications of a thread. */
  async notifiable(
    userIds: readonly string[],
    threadId: string,
    nowMs: number,
  ): Promise<readonly string[]> {
    const rows = await this.#db.$queryRaw<{ userId: string }[]>`
      SELECT DISTINCT "userId" FROM "PushInstallation" i
      WHERE "userId" = ANY(${[...userIds]}) AND "expiresMs" > ${nowMs}::bigint
        AND NOT EXISTS (SELECT 1 FROM "PushMutedThread" m
          WHERE m."userId" = i."userId" AND m."threadId" = ${threadId})`;
    return rows.map(({ userId }) => userId);
  }

  /** Beyond a thousand muted threads of one person nothing is muted. */
  async mute(userId: string, threadId: string, isMuted: boolean): Promise<void> {
    if (!isMuted) {
      await this.#db.pushMutedThread.deleteMany({ where: { userId, threadId } });
      return;
    }
    await this.#db.$executeRaw`
      INSERT INTO "PushMutedThread" ("userId", "threadId") SELECT ${userId}, ${threadId}
      WHERE (SELECT count(*) FROM "PushMutedThread" WHERE "userId" = ${userId}) < ${MAX_MUTED}
      ON CONFLICT DO NOTHING`;
  }

  async purge(nowMs: number): Promise<void> {
    await this.#db.pushInstallation.deleteMany({ where: { expiresMs: { lte: nowMs } } });
  }
}

function present(row: Row): Installation {
  return {
    ...{ id: row.id, app: row.app, name: row.name },
    service: row.service as PushServiceName,
    registeredAt: new Date(Number(row.registeredMs)).toISOString(),
    expiresAt: new Date(Number(row.expiresMs)).toISOString(),
  };
}

/** An iPhone is rung by its token of PushKit alone; every other service carries calls as well. */
function canRing(target: PushTarget): boolean {
  return target.service !== 'apns' || target.voipToken !== undefined;
}

/** Of what reaches the device, whatever else is said of it. */
function hashOf(target: PushTarget): string {
  return createHash('sha256')
    .update(JSON.stringify(addressOf(target)))
    .digest('base64url');
}

function addressOf(target: PushTarget): readonly unknown[] {
  switch (target.service) {
    case 'fcm':
      return ['fcm', target.token];
    case 'apns':
      return ['apns', target.voipToken ?? target.token];
    case 'wns':
      return ['wns', target.channel];
    case 'web-push':
      return ['web-push', target.endpoint];
  }
}
