import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@switchboard/kernel';
import type { Database } from '../../platform/database/database.ts';
import { fanOut, insertDeliveries } from './append.ts';
import type { NewDelivery } from './append.ts';
import type { Delivering } from './delivering.ts';
import { fullType } from './event.ts';
import type { NewEvent } from './event.ts';
import { LEASE_MS } from './held-delivery.ts';
import type { HeldDelivery } from './held-delivery.ts';
import type { DeliveryLab } from './lab.ts';
import type { Events } from './port.ts';
import type { Pumps } from './pumps.ts';

export interface PublishingOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly lab: DeliveryLab;
}

type Ids = ReadonlyMap<NewDelivery, number>;

/** What other services publish through. */
export function createEvents(
  { subscribers, pumps }: Pick<Delivering, 'subscribers' | 'pumps'>,
  { db, clock, lab }: PublishingOptions,
): Events {
  const plan = (events: readonly NewEvent[], nowMs: number) =>
    fanOut(events, {
      nowMs,
      subscribersOf: (event) => subscribers.of(event),
      copies: (type) => lab.copies(type),
      reserve: (id, untilMs) => pumps.reserve(id, untilMs),
    });
  return {
    wants: (...types) => subscribers.wants(types),
    wouldReach: ({ type, ...event }) =>
      subscribers.of({ id: '', eventMs: 0, publishedMs: 0, ...event, type: fullType(type) })
        .length > 0,
    async append(tx, events) {
      const nowMs = clock.now();
      const deliveries = plan(events, nowMs);
      const ids = await insertDeliveries(tx, deliveries, nowMs);
      return () => {
        const written = (one: NewDelivery) => ids.has(one);
        handOver(pumps, deliveries, { nowMs, ids: Promise.resolve(ids), written });
        wakeOthers(pumps, deliveries);
      };
    },
    async publish(events) {
      const nowMs = clock.now();
      const deliveries = plan(events, nowMs);
      // Written when the requests are on their way: a statement holds this thread up as they do.
      const writing = setImmediate().then(() => insertDeliveries(db, deliveries, nowMs));
      handOver(pumps, deliveries, { nowMs, ids: writing, written: () => true });
      await writing;
      wakeOthers(pumps, deliveries);
    },
  };
}

interface HandOverOptions {
  readonly nowMs: number;
  readonly ids: Promise<Ids>;
  /** Not of an event that was there already. */
  readonly written: (delivery: NewDelivery) => boolean;
}

/** Gives places back as well, where nothing was written. */
function handOver(
  pumps: Pumps,
  deliveries: readonly NewDelivery[],
  { nowMs, ids, written }: HandOverOptions,
): void {
  const held = deliveries.filter(({ isHeld }) => isHeld);
  for (const [id, its] of Map.groupBy(held, ({ subscriptionId }) => subscriptionId)) {
    const handed = its.filter(written).map((one) => heldDelivery(one, nowMs, ids));
    pumps.handOver(id, handed, its.length);
  }
}

function heldDelivery(delivery: NewDelivery, sinceMs: number, ids: Promise<Ids>): HeldDelivery {
  const id = ids.then(
    (known) => known.get(delivery),
    () => undefined,
  );
  const untilMs = sinceMs + LEASE_MS;
  return { id, event: delivery.event, attempts: 1, lease: 1, sinceMs, untilMs };
}

function wakeOthers(pumps: Pumps, deliveries: readonly NewDelivery[]): void {
  const others = deliveries.filter(({ isHeld }) => !isHeld);
  for (const id of new Set(others.map(({ subscriptionId }) => subscriptionId))) pumps.wake(id);
}
