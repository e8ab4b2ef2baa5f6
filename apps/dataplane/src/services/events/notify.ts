import { DATA_VERSION, envelope, METADATA_VERSION } from './envelope.ts';
import type { PublishedEvent } from './event.ts';
import { EndpointFailure } from '../../platform/outgoing/endpoint.ts';
import type { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { statusOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Subscription } from './subscription.ts';

type EventType = 'Notification' | 'SubscriptionValidation' | 'SubscriptionDeletion';

/** What a batch of events is sent with. */
export interface Notification {
  readonly events: readonly PublishedEvent[];
  /** How often the first of them was sent before. */
  readonly deliveryCount: number;
  readonly topic: string;
  readonly signal: AbortSignal;
}

/** Sends events to a subscription. @returns what came of it; it never throws */
export async function notify(
  endpoints: Pick<Endpoints, 'ask'>,
  subscription: Subscription,
  { events, deliveryCount, topic, signal }: Notification,
): Promise<Outcome> {
  const { schema, batching } = subscription.settings;
  const isBatch = batching.maxEventsPerBatch > 1;
  const { contentType, body } = envelope(events, { schema, topic, isBatch });
  const headers = {
    ...headersOf(subscription, 'Notification'),
    'content-type': contentType,
    'aeg-delivery-count': String(deliveryCount),
  };
  try {
    const question = { method: 'POST', headers, body, signal } as const;
    const { status } = await endpoints.ask(subscription.endpoint, question);
    return statusOutcome(status);
  } catch (error) {
    return { name: error instanceof EndpointFailure ? error.outcome : 'ConnectionFailed' };
  }
}

/** What every request of a kind has; the versions are those of Event Grid's own schema. */
export function headersOf(
  { name, settings, headers }: Pick<Subscription, 'name' | 'settings' | 'headers'>,
  eventType: EventType,
): Record<string, string> {
  const own = headers.map((header) => [header.name, header.value] as const);
  return {
    ...Object.fromEntries(own),
    'aeg-event-type': eventType,
    'aeg-subscription-name': name.toUpperCase(),
    ...(settings.schema === 'EventGridSchema' && {
      'aeg-data-version': DATA_VERSION,
      'aeg-metadata-version': METADATA_VERSION,
    }),
  };
}
