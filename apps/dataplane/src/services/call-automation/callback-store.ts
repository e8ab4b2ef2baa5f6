import type { Database } from '../../platform/database/database.ts';

/** A callback that this process has claimed. */
export interface ClaimedCallback {
  readonly id: number;
  readonly connectionId: string;
  readonly uri: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** This one included. */
  readonly attempts: number;
  /** Whoever claims it later has a greater one. */
  readonly lease: number;
}

export interface Claimed {
  readonly callbacks: readonly ClaimedCallback[];
  /** Of those that are due later. */
  readonly nextDueMs: number | null;
}

/** Callbacks on their way, in the database: of each connection only the first can be claimed. */
export class CallbackStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** @param untilMs when somebody else may take them for left behind */
  async claim(nowMs: number, untilMs: number, take: number): Promise<Claimed> {
    const [row] = await this.#db.$queryRaw<Claimed[]>`
      WITH claimed AS (
        UPDATE "CallCallback" SET "dueMs" = ${untilMs}::bigint, "attempts" = "attempts" + 1,
          "lease" = "lease" + 1
        WHERE "id" IN (
          SELECT c."id" FROM "CallCallback" c
          WHERE c."dueMs" <= ${nowMs}::bigint AND NOT EXISTS (
            SELECT 1 FROM "CallCallback" earlier
            WHERE earlier."connectionId" = c."connectionId" AND earlier."id" < c."id")
          ORDER BY c."dueMs", c."id" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)
        RETURNING "id", "connectionId", "uri", "event", "attempts", "lease"
      )
      SELECT (SELECT coalesce(jsonb_agg(to_jsonb(claimed) ORDER BY "id"), '[]') FROM claimed)
          AS callbacks,
        (SELECT to_jsonb(min("dueMs")) FROM "CallCallback" WHERE "dueMs" > ${nowMs}::bigint)
          AS "nextDueMs"`;
    return row ?? { callbacks: [], nextDueMs: null };
  }

  /** It was delivered, or is given up: the next one of its connection is the first. */
  async remove({ id, lease }: Pick<ClaimedCallback, 'id' | 'lease'>): Promise<void> {
    await this.#db.callCallback.deleteMany({ where: { id, lease } });
  }

  async postpone(
    { id, lease, attempts }: Pick<ClaimedCallback, 'id' | 'lease' | 'attempts'>,
    dueMs: number,
  ): Promise<void> {
    await this.#db.callCallback.updateMany({ where: { id, lease }, data: { dueMs, attempts } });
  }

  /** Those of connections whose process has died: what is claimed was by that process. */
  async release(connectionIds: readonly string[], nowMs: number): Promise<void> {
    await this.#db.callCallback.updateMany({
      where: { connectionId: { in: [...connectionIds] }, dueMs: { gt: nowMs } },
      data: { dueMs: nowMs },
    });
  }

  /** After an import: what is told from now on is numbered after what was imported. */
  async numberOn(): Promise<void> {
    await this.#db.$executeRaw`
      SELECT setval(pg_get_serial_sequence('"CallCallback"', 'id'), greatest(
        nextval(pg_get_serial_sequence('"CallCallback"', 'id')),
        (SELECT coalesce(max("id"), 0) + 1 FROM "CallCallback")))`;
  }

  /** Nobody delivers anything: what is claimed was by a process that has died. */
  async releaseAll(nowMs: number): Promise<void> {
    await this.#db.callCallback.updateMany({
      where: { dueMs: { gt: nowMs } },
      data: { dueMs: nowMs },
    });
  }
}
