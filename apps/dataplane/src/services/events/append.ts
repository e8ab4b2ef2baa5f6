import type { Transaction } from '../../platform/database/database.ts';
import { published } from './event.ts';
import type { NewEvent, PublishedEvent } from './event.ts';

/** More go into several statements. */
const CHUNK = 1_000;

/** One copy of an event for one subscription. */
export interface NewDelivery {
  readonly event: PublishedEvent;
  readonly subscriptionId: string;
  /** How long it is held back. */
  readonly delayMs: number;
}

export interface AppendOptions {
  readonly nowMs: number;
  readonly subscribersOf: (event: PublishedEvent) => readonly { readonly id: string }[];
  /** How long each copy is held back. */
  readonly copies: (type: string) => readonly number[];
}

/** Who gets which events, decided once: what nobody subscribed to is not there. */
export function fanOut(
  events: readonly NewEvent[],
  { nowMs, subscribersOf, copies }: AppendOptions,
): NewDelivery[] {
  return events.flatMap((one) => {
    const event = published(one, nowMs);
    return subscribersOf(event).flatMap(({ id: subscriptionId }) =>
      copies(event.type).map((delayMs) => ({ event, subscriptionId, delayMs })),
    );
  });
}

/** Writes events and their deliveries: an event that is there already has its deliveries, too. */
export async function insertDeliveries(
  tx: Transaction,
  deliveries: readonly NewDelivery[],
  nowMs: number,
): Promise<void> {
  for (let at = 0; at < deliveries.length;) {
    const chunk = chunkOf(deliveries, at);
    const events = new Map(chunk.map(({ event }) => [event.id, event]));
    const rows = chunk.map(({ event: { id: eventId }, subscriptionId, delayMs }) => {
      return { eventId, subscriptionId, dueMs: nowMs + delayMs };
    });
    await insert(tx, { events: [...events.values()], rows, nowMs });
    at += chunk.length;
  }
}

/** All deliveries of an event go into one statement, or the second one would find it there already. */
function chunkOf(deliveries: readonly NewDelivery[], at: number): readonly NewDelivery[] {
  let end = Math.min(deliveries.length, at + CHUNK);
  while (end < deliveries.length && deliveries[end]?.event === deliveries[end - 1]?.event) end += 1;
  return deliveries.slice(at, end);
}

async function insert(
  tx: Transaction,
  { events, rows, nowMs }: { events: unknown; rows: unknown; nowMs: number },
): Promise<void> {
  await tx.$executeRaw`
    WITH published AS (
      INSERT INTO "PublishedEvent" ("id", "type", "subject", "data", "eventMs", "publishedMs")
      SELECT x."id", x."type", x."subject", x."data", x."eventMs", x."publishedMs"
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS x("id" text, "type" text,
        "subject" text, "data" jsonb, "eventMs" bigint, "publishedMs" bigint)
      ON CONFLICT DO NOTHING RETURNING "id"
    )
    INSERT INTO "EventDelivery" ("eventId", "subscriptionId", "state", "dueMs", "sinceMs")
    SELECT x."eventId", x."subscriptionId", 'waiting', x."dueMs", ${nowMs}::bigint
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("eventId" text,
      "subscriptionId" text, "dueMs" bigint)
    JOIN published p ON p."id" = x."eventId"`;
}
