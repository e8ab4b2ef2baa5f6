import type { Database, Prisma } from '../../platform/database/database.ts';
import { ROSTER } from './cloud-event.ts';
import type { NewCallback } from './cloud-event.ts';
import type { Connection, ConnectionDetails } from './connection.ts';

const LOST_AT_ONCE = 200;
/** Whose callbacks are of a recording is nobody in a call. */
const OF_CALLS = { userId: { not: '' } } as const;

export interface OpenConnection {
  readonly callId: string;
  /** As whom its application is in the call. */
  readonly userId: string;
  /** How much the application has not taken yet. */
  readonly waiting: number;
}

/** The parts of applications in calls, and what they are told, in the database. */
export class ConnectionStore {
  readonly #db: Database;
  readonly #home: string;

  constructor(db: Database, home: string) {
    this.#db = db;
    this.#home = home;
  }

  countOpen(): Promise<number> {
    return this.#db.callConnection.count({ where: { endedMs: null, ...OF_CALLS } });
  }

  async insert(connection: Connection, createdMs: number): Promise<void> {
    const { details, operationContext = null, ...row } = connection;
    const data = { ...row, operationContext, createdMs, home: this.#home };
    await this.#db.callConnection.createMany({
      data: { ...data, details: { ...details } as Prisma.InputJsonObject },
      // An attempt that seemed to fail may have worked.
      skipDuplicates: true,
    });
  }

  /** The call of one that is not over. */
  async open(id: string): Promise<OpenConnection | undefined> {
    const row = await this.#db.callConnection.findUnique({
      where: { id, endedMs: null, ...OF_CALLS },
      select: { callId: true, userId: true, _count: { select: { callbacks: true } } },
    });
    if (!row) return undefined;
    return { callId: row.callId, userId: row.userId, waiting: row._count.callbacks };
  }

  /**
   * Writes what is told, in this order, unless the connection is over already; with `maxWaiting` not sent
   * yet, who is in the call now takes the place of who was in it before.
   */
  async append(
    id: string,
    callbacks: readonly NewCallback[],
    { nowMs, isOver, maxWaiting }: { nowMs: number; isOver: boolean; maxWaiting: number },
  ): Promise<void> {
    const hasRoster = callbacks.some(({ isRoster }) => isRoster);
    await this.#db.$executeRaw`
      WITH open AS (
        UPDATE "CallConnection" SET "endedMs" = CASE WHEN ${isOver} THEN ${nowMs}::bigint END
        WHERE "id" = ${id} AND "endedMs" IS NULL RETURNING "id"
      ), waiting AS (
        SELECT count(*) AS count, min("id") AS first FROM "CallCallback" WHERE "connectionId" = ${id}
      ), superseded AS (
        DELETE FROM "CallCallback" c USING waiting, open
        WHERE ${hasRoster} AND waiting.count >= ${maxWaiting}::int AND c."connectionId" = open."id"
          AND c."id" > waiting.first AND c."event" ->> 'type' = ${ROSTER}::text)
      INSERT INTO "CallCallback" ("connectionId", "uri", "event", "dueMs")
      SELECT open."id", x.value ->> 'uri', x.value -> 'event', ${nowMs}::bigint
      FROM open, jsonb_array_elements(${JSON.stringify(callbacks)}::jsonb)
        WITH ORDINALITY AS x(value, place)
      ORDER BY x.place`;
  }

  /** The homes of connections that are not over. */
  async homes(): Promise<string[]> {
    const rows = await this.#db.callConnection.findMany({
      where: { endedMs: null, ...OF_CALLS },
      distinct: ['home'],
      select: { home: true },
      take: 1_000,
    });
    return rows.map(({ home }) => home);
  }

  /** Some of those whose calls died with their processes. */
  async lostWith(homes: readonly string[]): Promise<Connection[]> {
    const rows = await this.#db.callConnection.findMany({
      where: { endedMs: null, home: { in: [...homes] }, ...OF_CALLS },
      take: LOST_AT_ONCE,
    });
    return rows.map(({ details, operationContext, ...row }) => ({
      ...{ id: row.id, callId: row.callId, userId: row.userId, callbackUri: row.callbackUri },
      ...(operationContext !== null && { operationContext }),
      details: details as unknown as ConnectionDetails,
    }));
  }
}
