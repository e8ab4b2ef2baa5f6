import type { DeliveryRecord, ListedDelivery } from './delivery-log.ts';
import { cloudEvent, gridEvent } from './envelope.ts';
import type { PublishedEvent } from './event.ts';
import type { Subscription } from './subscription.ts';

/** A delivery as developers see it: not what the event says. */
export function presentDelivery({ delivery, event }: ListedDelivery, name: string | undefined) {
  const { id, state, attempts, history, lastOutcome, deadLetterReason } = delivery;
  return {
    ...{ id, subscription: name ?? null, state, attempts, lastOutcome, deadLetterReason },
    ...{ eventId: event.id, type: event.type, subject: event.subject },
    publishedAt: iso(event.publishedMs),
    nextAttemptAt: isoOrNull(delivery.dueMs),
    lastAttemptAt: isoOrNull(delivery.lastAttemptMs),
    endedAt: isoOrNull(delivery.endedMs),
    history: history.map(({ atMs, ...attempt }) => ({ at: iso(atMs), ...attempt })),
  };
}

/** A dead letter as the service writes it: the event in the subscription's schema, and why it is here. */
export function presentDeadLetter(
  { delivery, event }: { delivery: DeliveryRecord; event: PublishedEvent },
  { schema, topic }: { schema: Subscription['settings']['schema']; topic: string },
) {
  const isGrid = schema === 'EventGridSchema';
  const why = {
    deadLetterReason: delivery.deadLetterReason,
    deliveryAttempts: delivery.attempts,
    lastDeliveryOutcome: delivery.lastOutcome,
    publishTime: iso(event.publishedMs),
    lastDeliveryAttemptTime: isoOrNull(delivery.lastAttemptMs),
  };
  if (isGrid) return { ...gridEvent(event, topic), ...why };
  // Attributes of a CloudEvent are in small letters.
  const small = Object.entries(why).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...cloudEvent(event, topic), ...Object.fromEntries(small) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}
