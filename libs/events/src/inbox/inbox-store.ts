import type { Queryable } from '@switchboard/jobs';
import { z } from 'zod';
import type { EventAttributes, ReceivedEvent } from '../event-kind.ts';
import { topicKey } from '../checks/topic.ts';
import type { EventVersion } from './event-version.ts';

/** An event that failed too often, or could not be read; what it says is not shown. */
export interface SetAsideEvent {
  readonly id: number;
  readonly type: string;
  readonly attempts: number;
  /** The code or name of the last error. */
  readonly failure: string;
  readonly receivedMs: number;
}

/** What became of an event that was not handled. */
export interface Failure {
  readonly attempts: number;
  readonly isSetAside: boolean;
}

export interface AsideLimits {
  /** How often an event is tried. */
  readonly maxAttempts: number;
  /** When so many are set aside the sender has to keep what fails. */
  readonly maxSetAside: number;
}

const MAX_LISTED = 100;
const stored = z.object({
  ...{ id: z.string(), source: z.string(), type: z.string(), subject: z.string() },
  ...{ timeMs: z.number(), data: z.unknown() },
});

/** Adds an event to the handled ones. @returns false when it was there, or is set aside */
export async function claimEvent(
  tx: Queryable,
  event: EventAttributes,
  nowMs: number,
): Promise<boolean> {
  // Whoever handles the same event at the same time waits here for the other one's commit.
  const claimed = await tx.$executeRawUnsafe(
    `INSERT INTO "InboxEvent" ("source", "type", "eventId", "state", "attempts", "receivedMs")
     VALUES ($1, $2, $3, 'handled', 1, $4::bigint)
     ON CONFLICT ("source", "type", "eventId") DO UPDATE SET "state" = 'handled', "failure" = NULL,
       "attempts" = "InboxEvent"."attempts" + 1
     WHERE "InboxEvent"."state" = 'failing'`,
    ...keyOf(event),
    nowMs,
  );
  return claimed > 0;
}

/** @returns false for a version that is older than one that was handled */
export async function claimVersion(
  tx: Queryable,
  { key, version }: EventVersion,
  nowMs: number,
): Promise<boolean> {
  const claimed = await tx.$executeRawUnsafe(
    `INSERT INTO "InboxVersion" ("key", "version", "atMs") VALUES ($1, $2::bigint, $3::bigint)
     ON CONFLICT ("key") DO UPDATE SET "version" = EXCLUDED."version", "atMs" = EXCLUDED."atMs"
     WHERE "InboxVersion"."version" <= EXCLUDED."version"`,
    key,
    version,
    nowMs,
  );
  return claimed > 0;
}

/**
 * Who swallowed an error of the database has lost the transaction, and its commit would do nothing without a word.
 */
export async function assertAlive(tx: Queryable): Promise<void> {
  await tx.$queryRawUnsafe('SELECT 1');
}

/** What an inbox writes down outside of the transaction of a handler. */
export class InboxStore {
  readonly #db: Queryable;
  readonly #limits: AsideLimits;

  constructor(db: Queryable, limits: AsideLimits) {
    this.#db = db;
    this.#limits = limits;
  }

  /**
   * Counts an attempt that failed.
   *
   * @param maxAttempts 1 where no other attempt will do better
   * @returns undefined when somebody else has handled the event meanwhile
   */
  async fail(
    event: ReceivedEvent,
    { failure, nowMs, maxAttempts }: { failure: string; nowMs: number; maxAttempts?: number },
  ): Promise<Failure | undefined> {
    await this.#db.$executeRawUnsafe(
      `INSERT INTO "InboxEvent" ("source", "type", "eventId", "state", "receivedMs")
       VALUES ($1, $2, $3, 'failing', $4::bigint) ON CONFLICT DO NOTHING`,
      ...keyOf(event),
      nowMs,
    );
    const [row] = await this.#db.$queryRawUnsafe<{ state: string; attempts: number }[]>(
      `UPDATE "InboxEvent" SET "attempts" = "attempts" + 1, "failure" = $4,
         "state" = CASE WHEN "isLast" THEN 'aside' ELSE 'failing' END,
         "event" = CASE WHEN "isLast" THEN $5 END
       FROM (SELECT one."id" AS "failing", one."attempts" + 1 >= $6::int AND (SELECT count(*)
           FROM "InboxEvent" WHERE "state" = 'aside') < $7::int AS "isLast"
         FROM "InboxEvent" one
         WHERE one."source" = $1 AND one."type" = $2 AND one."eventId" = $3) verdict
       WHERE "id" = "failing" AND "state" = 'failing'
       RETURNING "state", "attempts"`,
      ...keyOf(event),
      failure,
      JSON.stringify(event),
      maxAttempts ?? this.#limits.maxAttempts,
      this.#limits.maxSetAside,
    );
    return row && { attempts: row.attempts, isSetAside: row.state === 'aside' };
  }

  /** Takes one that was set aside for handled. @returns undefined when there is none, or somebody else has it */
  async reclaim(tx: Queryable, id: number): Promise<ReceivedEvent | undefined> {
    const [row] = await tx.$queryRawUnsafe<{ event: string }[]>(
      `SELECT "event" FROM "InboxEvent" WHERE "id" = $1::bigint AND "state" = 'aside' FOR UPDATE`,
      id,
    );
    if (!row) return undefined;
    await tx.$executeRawUnsafe(
      `UPDATE "InboxEvent" SET "state" = 'handled', "attempts" = "attempts" + 1,
         "failure" = NULL, "event" = NULL WHERE "id" = $1::bigint`,
      id,
    );
    return stored.parse(JSON.parse(row.event));
  }

  async failAgain(id: number, failure: string): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `UPDATE "InboxEvent" SET "attempts" = "attempts" + 1, "failure" = $2
       WHERE "id" = $1::bigint AND "state" = 'aside'`,
      id,
      failure,
    );
  }

  /** The latest first. */
  async setAside(): Promise<SetAsideEvent[]> {
    const rows = await this.#db.$queryRawUnsafe<{ event: SetAsideEvent }[]>(
      `SELECT jsonb_build_object('id', "id", 'type', "type", 'attempts', "attempts",
         'failure', "failure", 'receivedMs', "receivedMs") AS event
       FROM "InboxEvent" WHERE "state" = 'aside' ORDER BY "id" DESC LIMIT $1::int`,
      MAX_LISTED,
    );
    return rows.map(({ event }) => event);
  }

  /** Forgets what was handled or failed before the one time, and set aside or numbered before the other. */
  async purge(beforeMs: number, asideBeforeMs: number): Promise<number> {
    const events = await this.#db.$executeRawUnsafe(
      `DELETE FROM "InboxEvent" WHERE "receivedMs" < CASE WHEN "state" = 'aside'
         THEN $2::bigint ELSE $1::bigint END`,
      beforeMs,
      asideBeforeMs,
    );
    const versions = await this.#db.$executeRawUnsafe(
      `DELETE FROM "InboxVersion" WHERE "atMs" < $1::bigint`,
      asideBeforeMs,
    );
    return events + versions;
  }
}

function keyOf({ source, type, id }: EventAttributes): [string, string, string] {
  return [topicKey(source), type, id];
}
