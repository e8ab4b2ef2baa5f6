import { Prisma } from '../../platform/database/database.ts';
import type { Database } from '../../platform/database/database.ts';
import type { AttemptRecord } from './delivery-store.ts';
import type { PublishedEvent } from './event.ts';

export const DELIVERY_STATES = ['waiting', 'delivered', 'deadLettered', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** More are replayed by asking again. */
const MAX_REPLAYED = 10_000;

/** A delivery as it stands. Times are epoch milliseconds. */
export interface DeliveryRecord {
  readonly id: number;
  readonly subscriptionId: string;
  readonly state: DeliveryState;
  readonly dueMs: number | null;
  readonly attempts: number;
  readonly history: readonly AttemptRecord[];
  readonly lastOutcome: string | null;
  readonly lastAttemptMs: number | null;
  readonly deadLetterReason: string | null;
  readonly endedMs: number | null;
}

export interface DeliveryFilter {
  readonly subscriptionId?: string | undefined;
  readonly states?: readonly DeliveryState[] | undefined;
  readonly id?: number | undefined;
  /** Of when the event was published, both ends included. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
}

export interface ListedDelivery {
  readonly delivery: DeliveryRecord;
  readonly event: Omit<PublishedEvent, 'data'>;
}

/** What was delivered, is to be, or could not be. */
export class DeliveryLog {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The latest first, without what the events say. */
  async list(filter: DeliveryFilter, before: number | undefined, take: number) {
    const older = before === undefined ? Prisma.empty : Prisma.sql`AND d."id" < ${before}::bigint`;
    return this.#db.$queryRaw<ListedDelivery[]>`
      SELECT to_jsonb(d) AS delivery, to_jsonb(e) - 'data' AS event
      FROM "EventDelivery" d JOIN "PublishedEvent" e ON e."id" = d."eventId"
      WHERE ${condition(filter)} ${older} ORDER BY d."id" DESC LIMIT ${take}::int`;
  }

  /** One with its event in full. */
  async find(id: number): Promise<(ListedDelivery & { event: PublishedEvent }) | undefined> {
    const rows = await this.#db.$queryRaw<(ListedDelivery & { event: PublishedEvent })[]>`
      SELECT to_jsonb(d) AS delivery, to_jsonb(e) AS event
      FROM "EventDelivery" d JOIN "PublishedEvent" e ON e."id" = d."eventId"
      WHERE d."id" = ${id}::bigint`;
    return rows[0];
  }

  /** How many `replay` would deliver again. */
  async countReplay(filter: DeliveryFilter): Promise<number> {
    const [row] = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (
        SELECT 1 FROM "EventDelivery" d JOIN "PublishedEvent" e ON e."id" = d."eventId"
        WHERE d."dueMs" IS NULL AND ${condition(filter)} LIMIT ${MAX_REPLAYED}::int) AS replayed`;
    return row?.count ?? 0;
  }

  /** Delivers again what is over, from the first attempt and with all its time to live. @returns whose they are */
  async replay(filter: DeliveryFilter, nowMs: number): Promise<string[]> {
    const rows = await this.#db.$queryRaw<{ id: string }[]>`
      UPDATE "EventDelivery" SET "state" = 'waiting', "dueMs" = ${nowMs}::bigint, "attempts" = 0,
        "lease" = "lease" + 1, "history" = '[]', "sinceMs" = ${nowMs}::bigint, "endedMs" = NULL,
        "deadLetterReason" = NULL
      WHERE "id" IN (
        SELECT d."id" FROM "EventDelivery" d JOIN "PublishedEvent" e ON e."id" = d."eventId"
        WHERE d."dueMs" IS NULL AND ${condition(filter)}
        ORDER BY d."id" LIMIT ${MAX_REPLAYED}::int FOR UPDATE OF d SKIP LOCKED)
      RETURNING "subscriptionId" AS id`;
    return rows.map(({ id }) => id);
  }
}

function condition({ subscriptionId, states, id, fromMs, toMs }: DeliveryFilter): Prisma.Sql {
  const parts = [
    subscriptionId === undefined ? [] : Prisma.sql`d."subscriptionId" = ${subscriptionId}`,
    states === undefined ? [] : Prisma.sql`d."state" = ANY(${[...states]})`,
    id === undefined ? [] : Prisma.sql`d."id" = ${id}::bigint`,
    fromMs === undefined ? [] : Prisma.sql`e."publishedMs" >= ${fromMs}::bigint`,
    toMs === undefined ? [] : Prisma.sql`e."publishedMs" <= ${toMs}::bigint`,
  ].flat();
  return parts.length === 0 ? Prisma.sql`TRUE` : Prisma.join(parts, ' AND ');
}
