import type { Transaction } from '../../platform/database/database.ts';
import { published } from './event.ts';
import type { NewEvent, PublishedEvent } from './event.ts';
import { LEASE_MS } from './held-delivery.ts';

/** More go into several statements. */
const CHUNK = 1_000;

/** One copy of an event for one subscription. */
export interface NewDelivery {
  readonly event: PublishedEvent;
  readonly subscriptionId: string;
  /** How long it is held back. */
  readonly delayMs: number;
  /** Whether it is written as claimed by this process, which delivers it without reading it back. */
  readonly isHeld: boolean;
}

export interface AppendOptions {
  readonly nowMs: number;
  readonly subscribersOf: (event: PublishedEvent) => readonly { readonly id: string }[];
  /** How long each copy is held back. */
  readonly copies: (type: string) => readonly number[];
  /** Keeps a place for a delivery that goes out at once, if there is one. */
  readonly reserve: (subscriptionId: string, untilMs: number) => boolean;
}

/** Who gets which events, decided once: what nobody subscribed to is not there. */
export function fanOut(
  events: readonly NewEvent[],
  { nowMs, subscribersOf, copies, reserve }: AppendOptions,
): NewDelivery[] {
  const isHeld = (id: string, delayMs: number) => delayMs === 0 && reserve(id, nowMs + LEASE_MS);
  return events.flatMap((one) => {
    const event = published(one, nowMs);
    return subscribersOf(event).flatMap(({ id: subscriptionId }) =>
      copies(event.type).map((delayMs) => {
        return { event, subscriptionId, delayMs, isHeld: isHeld(subscriptionId, delayMs) };
      }),
    );
  });
}

/**
 * Writes events and their deliveries: an event that is there already has its deliveries, too.
 *
 * @returns the ids of those held that were written
 */
export async function insertDeliveries(
  tx: Transaction,
  deliveries: readonly NewDelivery[],
  nowMs: number,
): Promise<ReadonlyMap<NewDelivery, number>> {
  const ids = new Map<NewDelivery, number>();
  for (let at = 0; at < deliveries.length;) {
    const chunk = chunkOf(deliveries, at);
    const events = new Map(chunk.map(({ event }) => [event.id, event]));
    const rows = chunk.map((one) => rowOf(one, nowMs));
    const held = await insert(tx, { events: [...events.values()], rows, nowMs });
    for (const one of chunk) {
      const id = one.isHeld ? held.get(keyOf(one.event.id, one.subscriptionId))?.pop() : undefined;
      if (id !== undefined) ids.set(one, id);
    }
    at += chunk.length;
  }
  return ids;
}

/** All deliveries of an event go into one statement, or the second one would find it there already. */
function chunkOf(deliveries: readonly NewDelivery[], at: number): readonly NewDelivery[] {
  let end = Math.min(deliveries.length, at + CHUNK);
  while (end < deliveries.length && deliveries[end]?.event === deliveries[end - 1]?.event) end += 1;
  return deliveries.slice(at, end);
}

function rowOf({ event, subscriptionId, delayMs, isHeld }: NewDelivery, nowMs: number) {
  const dueMs = nowMs + (isHeld ? LEASE_MS : delayMs);
  return { eventId: event.id, subscriptionId, dueMs, lease: isHeld ? 1 : 0 };
}

/** What is held was claimed once, as it would have been by reading it. */
async function insert(
  tx: Transaction,
  { events, rows, nowMs }: { events: unknown; rows: unknown; nowMs: number },
): Promise<Map<string, number[]>> {
  const held = await tx.$queryRaw<{ id: bigint; eventId: string; subscriptionId: string }[]>`
    WITH published AS (
      INSERT INTO "PublishedEvent" ("id", "type", "subject", "data", "eventMs", "publishedMs")
      SELECT x."id", x."type", x."subject", x."data", x."eventMs", x."publishedMs"
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS x("id" text, "type" text,
        "subject" text, "data" jsonb, "eventMs" bigint, "publishedMs" bigint)
      ON CONFLICT DO NOTHING RETURNING "id"
    ), delivery AS (
      INSERT INTO "EventDelivery" ("eventId", "subscriptionId", "state", "dueMs", "sinceMs",
        "attempts", "lease")
      SELECT x."eventId", x."subscriptionId", 'waiting', x."dueMs", ${nowMs}::bigint, x."lease", x."lease"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("eventId" text,
        "subscriptionId" text, "dueMs" bigint, "lease" int)
      JOIN published p ON p."id" = x."eventId"
      RETURNING "id", "eventId", "subscriptionId", "lease"
    )
    SELECT "id", "eventId", "subscriptionId" FROM delivery WHERE "lease" > 0`;
  const byKey = new Map<string, number[]>();
  for (const { id, eventId, subscriptionId } of held) {
    const key = keyOf(eventId, subscriptionId);
    byKey.set(key, [...(byKey.get(key) ?? []), Number(id)]);
  }
  return byKey;
}

function keyOf(eventId: string, subscriptionId: string): string {
  return `${eventId} ${subscriptionId}`;
}
