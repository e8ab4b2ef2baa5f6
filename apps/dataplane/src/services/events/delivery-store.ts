import type { Database } from '../../platform/database/database.ts';
import type { PublishedEvent } from './event.ts';

/** A delivery that this process has claimed. */
export interface ClaimedDelivery {
  readonly id: number;
  /** This one included. */
  readonly attempts: number;
  /** Whoever claims it later has a greater one. */
  readonly lease: number;
  readonly sinceMs: number;
  readonly event: PublishedEvent;
}

export interface Claimed {
  readonly deliveries: readonly ClaimedDelivery[];
  /** Of those that are due later. */
  readonly nextDueMs: number | null;
}

/** An attempt as it is remembered. */
export interface AttemptRecord {
  readonly atMs: number;
  readonly outcome: string;
  readonly status: number | null;
  readonly tookMs: number;
}

/** What became of a claimed delivery. */
export interface Settlement {
  readonly id: number;
  readonly lease: number;
  readonly attempts: number;
  readonly state: 'waiting' | 'delivered' | 'deadLettered' | 'dropped';
  readonly dueMs: number | null;
  readonly endedMs: number | null;
  readonly deadLetterReason: string | null;
  /** Null when it was not attempted. */
  readonly attempt: AttemptRecord | null;
}

export interface Claim {
  readonly subscriptionId: string;
  readonly nowMs: number;
  /** When somebody else may take it for left behind. */
  readonly untilMs: number;
  readonly except: readonly number[];
  readonly take: number;
}

/** Deliveries on their way, in the database. */
export class DeliveryStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The earliest that are due and that nobody else is claiming, and when there will be more. */
  async claim({ subscriptionId, nowMs, untilMs, except, take }: Claim): Promise<Claimed> {
    const [row] = await this.#db.$queryRaw<Claimed[]>`
      WITH claimed AS (
        UPDATE "EventDelivery" SET "dueMs" = ${untilMs}::bigint, "attempts" = "attempts" + 1,
          "lease" = "lease" + 1
        WHERE "id" IN (
          SELECT "id" FROM "EventDelivery"
          WHERE "subscriptionId" = ${subscriptionId} AND "dueMs" <= ${nowMs}::bigint
            AND "id" <> ALL(${[...except]}::bigint[])
          ORDER BY "dueMs", "id" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)
        RETURNING "id", "attempts", "lease", "sinceMs", "eventId"
      )
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', c."id", 'attempts', c."attempts",
          'lease', c."lease", 'sinceMs', c."sinceMs", 'event', to_jsonb(e)) ORDER BY c."id"), '[]')
          AS deliveries,
        (SELECT to_jsonb(min("dueMs")) FROM "EventDelivery"
          WHERE "subscriptionId" = ${subscriptionId} AND "dueMs" > ${nowMs}::bigint) AS "nextDueMs"
      FROM claimed c JOIN "PublishedEvent" e ON e."id" = c."eventId"`;
    return row ?? { deliveries: [], nextDueMs: null };
  }

  /** All in one statement; what somebody else has claimed since is theirs. */
  async settle(settlements: readonly Settlement[]): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE "EventDelivery" d SET "state" = x."state", "dueMs" = x."dueMs",
        "attempts" = x."attempts", "endedMs" = x."endedMs", "deadLetterReason" = x."deadLetterReason",
        "history" = CASE WHEN x."attempt" IS NULL THEN d."history" ELSE d."history" || x."attempt" END,
        "lastOutcome" = coalesce(x."attempt" ->> 'outcome', d."lastOutcome"),
        "lastAttemptMs" = coalesce((x."attempt" ->> 'atMs')::bigint, d."lastAttemptMs")
      FROM jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb) AS x("id" bigint, "lease" int,
        "state" text, "attempts" int, "dueMs" bigint, "endedMs" bigint, "deadLetterReason" text,
        "attempt" jsonb)
      WHERE d."id" = x."id" AND d."lease" = x."lease"`;
  }

  /** Nobody delivers anything: what is claimed, and has no outcome, was by a process that has died. */
  async releaseAll(nowMs: number): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE "EventDelivery" SET "dueMs" = ${nowMs}::bigint
      WHERE "dueMs" > ${nowMs}::bigint AND "attempts" > jsonb_array_length("history")`;
  }

  /** Which subscriptions have something due. */
  async due(nowMs: number): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT "subscriptionId" AS id FROM "EventDelivery" WHERE "dueMs" <= ${nowMs}::bigint`;
    return rows.map(({ id }) => id);
  }
}
