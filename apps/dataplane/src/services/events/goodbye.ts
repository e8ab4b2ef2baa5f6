import { randomUUID } from 'node:crypto';
import { eventGrid } from './envelope.ts';
import type { Endpoints } from '../../platform/outgoing/endpoint.ts';
import { headersOf } from './notify.ts';
import type { Subscription } from './subscription.ts';

export interface GoodbyeOptions {
  readonly endpoints: Pick<Endpoints, 'ask'>;
  readonly topic: string;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

/** Tells an endpoint that its subscription is no more; whether it hears that or not. */
export async function sayGoodbye(
  subscription: Subscription,
  { endpoints, topic, nowMs, signal }: GoodbyeOptions,
): Promise<void> {
  const { contentType, body } = eventGrid([
    {
      ...{ id: randomUUID(), topic, subject: '' },
      data: { eventSubscriptionId: `${topic}/eventSubscriptions/${subscription.name}` },
      eventType: 'Microsoft.EventGrid.SubscriptionDeletedEvent',
      eventTime: new Date(nowMs).toISOString(),
      metadataVersion: '1',
      dataVersion: '1',
    },
  ]);
  const own = headersOf(subscription, 'SubscriptionDeletion');
  const headers = { ...own, 'content-type': contentType };
  const asked = endpoints.ask(subscription.endpoint, {
    ...({ method: 'POST', headers, body, signal } as const),
  });
  await asked.catch(() => undefined);
}
