import type { Queryable } from './queryable.ts';

/** A job that was claimed. */
export interface ClaimedJob {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
  /** This one included. */
  readonly attempts: number;
  /** Who claimed it later, or asked for it again, has a greater one. */
  readonly lease: number;
}

export interface NewJob {
  readonly kind: string;
  readonly key: string | undefined;
  readonly payload: unknown;
  readonly dueMs: number;
  readonly nowMs: number;
}

/** A job that was given up. */
export interface DeadJob {
  readonly id: number;
  readonly kind: string;
  readonly attempts: number;
  /** The code or name of the last error. */
  readonly failure: string | null;
  readonly createdMs: number;
}

/** How many jobs there are of each kind. */
export type JobCounts = Readonly<
  Record<string, { readonly waiting: number; readonly dead: number }>
>;

const MAX_LISTED = 100;

/** Jobs in the database. A job without a due time is dead. */
export class JobStore {
  readonly #db: Queryable;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** With a key there is one of its kind: it is due at the earlier of both times, and tried anew. */
  async add(db: Queryable, { kind, key, payload, dueMs, nowMs }: NewJob): Promise<void> {
    await db.$executeRawUnsafe(
      `INSERT INTO "Job" ("kind", "key", "payload", "dueMs", "createdMs")
       VALUES ($1, $2, $3::jsonb, $4::bigint, $5::bigint)
       ON CONFLICT ("kind", "key") DO UPDATE SET "payload" = EXCLUDED."payload", "attempts" = 0,
         "lease" = "Job"."lease" + 1, "failure" = NULL,
         "dueMs" = LEAST("Job"."dueMs", EXCLUDED."dueMs")`,
      kind,
      key ?? null,
      JSON.stringify(payload),
      dueMs,
      nowMs,
    );
  }

  /** Adds jobs without a payload, of which there is one of each kind, unless they are there. */
  async ensure(jobs: readonly { kind: string; dueMs: number }[], nowMs: number): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `INSERT INTO "Job" ("kind", "key", "payload", "dueMs", "createdMs")
       SELECT "kind", '', '{}', "dueMs", $3::bigint
       FROM unnest($1::text[], $2::bigint[]) AS job("kind", "dueMs")
       ON CONFLICT DO NOTHING`,
      jobs.map(({ kind }) => kind),
      jobs.map(({ dueMs }) => dueMs),
      nowMs,
    );
  }

  /**
   * Nobody does anything of these kinds: what is claimed, was by a process that has died, and is due now. So is what failed and would
   * be tried within the time of a lease, which looks the same.
   */
  async releaseAll(kinds: readonly string[], nowMs: number, untilMs: number): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `UPDATE "Job" SET "dueMs" = $1::bigint
       WHERE "attempts" > 0 AND "dueMs" > $1::bigint AND "dueMs" <= $2::bigint
         AND "kind" = ANY($3)`,
      nowMs,
      untilMs,
      kinds,
    );
  }

  /** The earliest that are due and that nobody else is claiming; they are due again at `untilMs`. */
  async claim(claim: {
    readonly kinds: readonly string[];
    readonly nowMs: number;
    readonly untilMs: number;
    readonly except: readonly number[];
    readonly take: number;
  }): Promise<ClaimedJob[]> {
    const rows = await this.#db.$queryRawUnsafe<{ job: ClaimedJob }[]>(
      `UPDATE "Job" SET "dueMs" = $3::bigint, "attempts" = "attempts" + 1, "lease" = "lease" + 1
       WHERE "id" IN (
         SELECT "id" FROM "Job"
         WHERE "dueMs" <= $2::bigint AND "kind" = ANY($1::text[]) AND "id" <> ALL($4::bigint[])
         ORDER BY "dueMs", "id" LIMIT $5::int FOR UPDATE SKIP LOCKED)
       RETURNING jsonb_build_object('id', "id", 'kind', "kind", 'payload', "payload",
         'attempts', "attempts", 'lease', "lease") AS job`,
      claim.kinds,
      claim.nowMs,
      claim.untilMs,
      claim.except,
      claim.take,
    );
    return rows.map(({ job }) => job).sort((a, b) => a.id - b.id);
  }

  /** Says that who claimed it is still at it. */
  async renew({ id, lease }: ClaimedJob, untilMs: number): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `UPDATE "Job" SET "dueMs" = $3::bigint WHERE "id" = $1::bigint AND "lease" = $2::int`,
      id,
      lease,
      untilMs,
    );
  }

  /** It is done, and gone unless somebody has asked for it again meanwhile. */
  async finish({ id, lease }: ClaimedJob): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `DELETE FROM "Job" WHERE "id" = $1::bigint AND "lease" = $2::int`,
      id,
      lease,
    );
  }

  /** It is to be done again at `dueMs`, from the first attempt. */
  async repeat({ id, lease }: ClaimedJob, dueMs: number): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `UPDATE "Job" SET "dueMs" = $3::bigint, "attempts" = 0, "failure" = NULL
       WHERE "id" = $1::bigint AND "lease" = $2::int`,
      id,
      lease,
      dueMs,
    );
  }

  /** @param dueMs when it is tried again; `undefined` when it is given up */
  async fail({ id, lease }: ClaimedJob, dueMs: number | undefined, failure: string): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `UPDATE "Job" SET "dueMs" = $3::bigint, "failure" = $4
       WHERE "id" = $1::bigint AND "lease" = $2::int`,
      id,
      lease,
      dueMs ?? null,
      failure,
    );
  }

  /** When the next of these is due. */
  async nextDueMs(
    kinds: readonly string[],
    except: readonly number[],
  ): Promise<number | undefined> {
    const [row] = await this.#db.$queryRawUnsafe<{ due: number | null }[]>(
      `SELECT to_jsonb(min("dueMs")) AS due FROM "Job"
       WHERE "kind" = ANY($1::text[]) AND "id" <> ALL($2::bigint[])`,
      kinds,
      except,
    );
    return row?.due ?? undefined;
  }

  async counts(): Promise<JobCounts> {
    const rows = await this.#db.$queryRawUnsafe<{ kind: string; waiting: number; dead: number }[]>(
      `SELECT "kind", count("dueMs")::int AS waiting, (count(*) - count("dueMs"))::int AS dead
       FROM "Job" GROUP BY "kind" ORDER BY "kind"`,
    );
    return Object.fromEntries(rows.map(({ kind, ...counted }) => [kind, counted]));
  }

  /** The latest first. */
  async dead(): Promise<DeadJob[]> {
    const rows = await this.#db.$queryRawUnsafe<{ job: DeadJob }[]>(
      `SELECT jsonb_build_object('id', "id", 'kind', "kind", 'attempts', "attempts",
         'failure', "failure", 'createdMs', "createdMs") AS job
       FROM "Job" WHERE "dueMs" IS NULL ORDER BY "id" DESC LIMIT $1::int`,
      MAX_LISTED,
    );
    return rows.map(({ job }) => job);
  }

  /** False when there is no such dead job. */
  async revive(id: number, nowMs: number): Promise<boolean> {
    const revived = await this.#db.$executeRawUnsafe(
      `UPDATE "Job" SET "dueMs" = $2::bigint, "attempts" = 0
       WHERE "id" = $1::bigint AND "dueMs" IS NULL`,
      id,
      nowMs,
    );
    return revived > 0;
  }

  async delete(kind: string, key: string): Promise<void> {
    await this.#db.$executeRawUnsafe(
      `DELETE FROM "Job" WHERE "kind" = $1 AND "key" = $2`,
      kind,
      key,
    );
  }

  /** Deletes all but those of these kinds. */
  async clear(keep: readonly string[]): Promise<void> {
    await this.#db.$executeRawUnsafe(`DELETE FROM "Job" WHERE "kind" <> ALL($1::text[])`, keep);
  }
}
