import type { PushPayload, PushTarget } from '@switchboard/push';
import { pushPayload, pushTarget } from '@switchboard/push';
import { Prisma } from '../../../platform/database/database.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';

/** One push that waits to be sent. */
export interface WaitingDelivery {
  readonly id: bigint;
  readonly userId: string;
  readonly installationId: string;
  readonly service: string;
  readonly type: string;
  /** So far. */
  readonly attempts: number;
  readonly push: PushPayload;
  /** Absent when the installation is gone. */
  readonly to: { readonly app: string; readonly target: PushTarget } | undefined;
}

/** How a delivery ended, or that it waits on. */
export interface Settlement {
  readonly id: bigint;
  readonly state: 'waiting' | 'sent' | 'expired' | 'cancelled' | 'refused' | 'given-up';
  readonly reason: string | null;
  readonly attempts: number;
  readonly bytes: number | null;
}

interface QueueOptions {
  readonly userIds: readonly string[];
  readonly nowMs: number;
  /** Of one person's installations. */
  readonly only?: string;
}

/** So many pushes of one event are sent together. */
export const MAX_AT_ONCE = 50;

/** Whom it is for, as the row says. */
const OWN = Prisma.sql`jsonb_build_object('recipientId', "userId")`;

interface Row {
  readonly id: bigint;
  readonly userId: string;
  readonly installationId: string;
  readonly service: string;
  readonly type: string;
  readonly attempts: number;
  readonly payload: unknown;
  readonly app: string | null;
  readonly target: unknown;
}

/** Pushes on their way, and what became of them. */
export class DeliveryStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /**
   * Writes a push for every installation of these people, or for one, to each in their own name; what was
   * written before under the same event stays as it is.
   *
   * @returns those that wait now and did not before
   */
  async queue(
    tx: Transaction,
    push: PushPayload,
    { userIds, nowMs, only }: QueueOptions,
  ): Promise<WaitingDelivery[]> {
    const isCall = push.type === 'incoming-call';
    const which = only === undefined ? Prisma.empty : Prisma.sql`AND "id" = ${only}`;
    const recipient = isCall
      ? Prisma.sql`jsonb_build_object('metadata', ${json(push.metadata)} || ${OWN})`
      : OWN;
    const rows = await tx.$queryRaw<Row[]>`
      WITH reached AS (
        SELECT * FROM "PushInstallation"
        WHERE "userId" = ANY(${[...userIds]}) AND "expiresMs" > ${nowMs}::bigint
          ${isCall ? Prisma.sql`AND "rings"` : Prisma.empty} ${which}
      ), queued AS (
        INSERT INTO "PushDelivery" ("eventId", "userId", "installationId", "service", "type",
          "payload", "state", "createdMs")
        SELECT ${push.eventId}, "userId", "id", "service", ${push.type},
          ${json(push)} || ${recipient}, 'waiting', ${nowMs}::bigint
        FROM reached ON CONFLICT DO NOTHING RETURNING *
      )
      SELECT d."id", d."userId", d."installationId", d."service", d."type", d."attempts",
        d."payload", i."app", i."target"
      FROM queued d JOIN reached i ON i."userId" = d."userId" AND i."id" = d."installationId"`;
    return rows.map(read);
  }

  /** The same for those alone that an earlier event went to, or may have gone to. */
  async queueAfter(
    tx: Transaction,
    push: PushPayload,
    { eventId, nowMs }: { readonly eventId: string; readonly nowMs: number },
  ): Promise<number> {
    return tx.$executeRaw`
      INSERT INTO "PushDelivery" ("eventId", "userId", "installationId", "service", "type",
        "payload", "state", "createdMs")
      SELECT ${push.eventId}, "userId", "installationId", "service", ${push.type},
        ${json(push)}, 'waiting', ${nowMs}::bigint
      FROM "PushDelivery" WHERE "eventId" = ${eventId} AND "state" IN ('sent', 'waiting')
      ON CONFLICT DO NOTHING`;
  }

  /** At most `MAX_AT_ONCE` of an event, those first that were tried least. */
  async waiting(eventId: string): Promise<WaitingDelivery[]> {
    const rows = await this.#db.$queryRaw<Row[]>`
      SELECT d."id", d."userId", d."installationId", d."service", d."type", d."attempts",
        d."payload", i."app", i."target"
      FROM "PushDelivery" d LEFT JOIN "PushInstallation" i
        ON i."userId" = d."userId" AND i."id" = d."installationId"
      WHERE d."eventId" = ${eventId} AND d."state" = 'waiting'
      ORDER BY d."attempts", d."id" LIMIT ${MAX_AT_ONCE}`;
    return rows.map(read);
  }

  /** Whether any of an event was sent, or may yet be. */
  async isHopeful(eventId: string): Promise<boolean> {
    const one = await this.#db.pushDelivery.findFirst({
      where: { eventId, state: { in: ['sent', 'waiting'] } },
      select: { id: true },
    });
    return one !== null;
  }

  /** However many there are, by one statement. What has ended keeps nothing of what was said. */
  async settle(settlements: readonly Settlement[], nowMs: number): Promise<void> {
    if (settlements.length === 0) return;
    const rows = settlements.map(
      ({ id, state, reason, attempts, bytes }) =>
        Prisma.sql`(${id}::bigint, ${state}, ${reason}::text, ${attempts}::int, ${bytes}::int)`,
    );
    await this.#db.$executeRaw`
      UPDATE "PushDelivery" d SET "state" = s.state, "reason" = s.reason,
        "attempts" = s.attempts, "bytes" = s.bytes,
        "payload" = CASE WHEN s.state = 'waiting' THEN d."payload" END,
        "endedMs" = CASE WHEN s.state = 'waiting' THEN NULL ELSE ${nowMs}::bigint END
      FROM (VALUES ${Prisma.join(rows)}) AS s (id, state, reason, attempts, bytes)
      WHERE d."id" = s.id AND d."state" = 'waiting'`;
  }

  async purge(beforeMs: number): Promise<void> {
    await this.#db.pushDelivery.deleteMany({ where: { createdMs: { lt: beforeMs } } });
  }
}

function read({ payload, app, target, ...row }: Row): WaitingDelivery {
  return {
    ...row,
    push: pushPayload.parse(payload),
    to: app === null ? undefined : { app, target: pushTarget.parse(target) },
  };
}

function json(value: object): Prisma.Sql {
  return Prisma.sql`${JSON.stringify(value)}::jsonb`;
}
