import type { Database } from '../../platform/database/database.ts';
import type { ClaimedMessage, NewMessage } from './message.ts';

/** A text with what makes its request repeatable. */
export interface AcceptedMessage extends NewMessage {
  readonly requestId: string | null;
  /** Of what was asked for, so that one id is not used for two things. */
  readonly digest: string;
}

export interface Repeated {
  readonly requestId: string;
  readonly digest: string;
  readonly messageId: string;
}

export interface Claim {
  readonly provider: string;
  readonly process: string;
  readonly nowMs: number;
  /** By the time of the machine, as the end of the lease is. */
  readonly machineMs: number;
  readonly leaseMs: number;
  readonly take: number;
}

export interface Claimed {
  /** In the order in which they were accepted. */
  readonly messages: readonly ClaimedMessage[];
  /** Of those that are due later. */
  readonly nextDueMs: number | null;
}

/** Texts that are to be sent, in the database. */
export class SmsStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Writes all of them or none. @returns ids of those that are new; the others repeat a request */
  async accept(messages: readonly AcceptedMessage[]): Promise<ReadonlySet<string>> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      WITH given AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS x("id" text,
          "sender" text, "recipient" text, "content" text, "segments" int, "tag" text,
          "wantsReport" boolean, "isReply" boolean, "provider" text, "createdMs" bigint,
          "expiresMs" bigint, "requestId" text, "digest" text)
      ), fresh AS (
        INSERT INTO "SmsRepeat" ("requestId", "digest", "messageId", "createdMs")
        SELECT "requestId", "digest", "id", "createdMs" FROM given WHERE "requestId" IS NOT NULL
        ON CONFLICT DO NOTHING RETURNING "messageId"
      )
      INSERT INTO "SmsMessage" ("id", "sender", "recipient", "content", "segments", "tag",
        "wantsReport", "isReply", "provider", "state", "dueMs", "createdMs", "expiresMs")
      SELECT "id", "sender", "recipient", "content", "segments", "tag", "wantsReport", "isReply",
        "provider", 'waiting', "createdMs", "createdMs", "expiresMs" FROM given
      WHERE "requestId" IS NULL OR "id" IN (SELECT "messageId" FROM fresh)
      RETURNING "id"`;
    return new Set(rows.map(({ id }) => id));
  }

  /** What was done when these requests were made for the first time. */
  async repeated(requestIds: readonly string[]): Promise<readonly Repeated[]> {
    return this.#db.smsRepeat.findMany({
      where: { requestId: { in: [...requestIds] } },
      select: { requestId: true, digest: true, messageId: true },
    });
  }

  /** The earliest that are due and that nobody else is sending. */
  async claim({ provider, process, nowMs, machineMs, leaseMs, take }: Claim): Promise<Claimed> {
    const [row] = await this.#db.$queryRaw<Claimed[]>`
      WITH claimed AS (
        UPDATE "SmsMessage" SET "claimedBy" = ${process}, "attempts" = "attempts" + 1,
          "leaseMs" = ${machineMs + leaseMs}::bigint
        WHERE "id" IN (
          SELECT "id" FROM "SmsMessage"
          WHERE "provider" = ${provider} AND "dueMs" <= ${nowMs}::bigint
            AND ("leaseMs" IS NULL OR "leaseMs" <= ${machineMs}::bigint)
            AND "claimedBy" IS DISTINCT FROM ${process}
          ORDER BY "dueMs", "number" LIMIT ${take}::int FOR UPDATE SKIP LOCKED)
        RETURNING "id", "number", "sender", "recipient", "content", "segments", "wantsReport",
          "isReply", "attempts", "expiresMs"
      )
      SELECT coalesce((SELECT jsonb_agg(to_jsonb(c) || jsonb_build_object(
            'acknowledged', (SELECT coalesce(jsonb_agg(s."index"), '[]'::jsonb)
              FROM "SmsSegment" s WHERE s."messageId" = c."id"),
            'isOptedOut', EXISTS (SELECT 1 FROM "SmsOptOut" o
              WHERE o."sender" = c."sender" AND o."recipient" = c."recipient"))
          ORDER BY c."number") FROM claimed c), '[]'::jsonb) AS "messages",
        to_jsonb((SELECT min("dueMs") FROM "SmsMessage"
          WHERE "provider" = ${provider} AND "dueMs" > ${nowMs}::bigint)) AS "nextDueMs"`;
    return row ?? { messages: [], nextDueMs: null };
  }

  /** Says that this process is still at it. */
  async renew(process: string, leaseMs: number): Promise<void> {
    await this.#db.smsMessage.updateMany({ where: { claimedBy: process }, data: { leaseMs } });
  }

  /** Nobody sends anything: what was claimed, was by a process that has died. */
  async releaseAll(): Promise<void> {
    await this.#db.smsMessage.updateMany({
      where: { leaseMs: { not: null } },
      data: { leaseMs: null, claimedBy: null },
    });
  }
}
