import type { Database, Prisma } from '../../platform/database/database.ts';
import type { NewCallback } from './cloud-event.ts';
import type { Connection, ConnectionDetails } from './connection.ts';

/** Of each connection, for as long as nobody takes them. */
const LOST_AT_ONCE = 200;

/** The parts of applications in calls, and what they are told, in the database. */
export class ConnectionStore {
  readonly #db: Database;
  readonly #home: string;

  constructor(db: Database, home: string) {
    this.#db = db;
    this.#home = home;
  }

  countOpen(): Promise<number> {
    return this.#db.callConnection.count({ where: { endedMs: null } });
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

  /** Where the call of one that is not over lives. */
  async callOf(id: string): Promise<string | undefined> {
    const where = { id, endedMs: null };
    const row = await this.#db.callConnection.findUnique({ where, select: { callId: true } });
    return row?.callId;
  }

  /**
   * Writes what is told, in this order, unless the connection is over already; with more than
   * `maxWaiting` not sent yet, who is in the call is told when there is room again.
   */
  async append(
    id: string,
    callbacks: readonly NewCallback[],
    { nowMs, isOver, maxWaiting }: { nowMs: number; isOver: boolean; maxWaiting: number },
  ): Promise<void> {
    await this.#db.$executeRaw`
      WITH open AS (
        UPDATE "CallConnection" SET "endedMs" = CASE WHEN ${isOver} THEN ${nowMs}::bigint END
        WHERE "id" = ${id} AND "endedMs" IS NULL RETURNING "id"
      ), waiting AS (
        SELECT count(*) AS count FROM "CallCallback" WHERE "connectionId" = ${id})
      INSERT INTO "CallCallback" ("connectionId", "uri", "event", "dueMs")
      SELECT open."id", x.value ->> 'uri', x.value -> 'event', ${nowMs}::bigint
      FROM open, waiting, jsonb_array_elements(${JSON.stringify(callbacks)}::jsonb)
        WITH ORDINALITY AS x(value, place)
      WHERE waiting.count < ${maxWaiting}::int OR NOT (x.value -> 'isRoster')::boolean
      ORDER BY x.place`;
  }

  /** The homes of connections that are not over. */
  async homes(): Promise<string[]> {
    const rows = await this.#db.callConnection.findMany({
      where: { endedMs: null },
      distinct: ['home'],
      select: { home: true },
      take: 1_000,
    });
    return rows.map(({ home }) => home);
  }

  /** Some of those whose calls died with their processes. */
  async lostWith(homes: readonly string[]): Promise<Connection[]> {
    const rows = await this.#db.callConnection.findMany({
      where: { endedMs: null, home: { in: [...homes] } },
      take: LOST_AT_ONCE,
    });
    return rows.map(({ details, operationContext, ...row }) => ({
      ...{ id: row.id, callId: row.callId, userId: row.userId, callbackUri: row.callbackUri },
      ...(operationContext !== null && { operationContext }),
      details: details as unknown as ConnectionDetails,
    }));
  }
}
