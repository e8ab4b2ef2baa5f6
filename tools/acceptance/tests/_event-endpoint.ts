import { eventListener } from './_event-listener.ts';
import type { EventListener, GridEvent } from './_event-listener.ts';

interface TextData {
  readonly messageId?: string;
  readonly message?: string;
  readonly deliveryStatus?: string;
}

/** Where events of texts are sent to, and what came of them. */
export interface EventEndpoint extends EventListener {
  /** Ids of texts that were reported to be delivered. */
  readonly delivered: ReadonlySet<string>;
  /** Of each text that came in, the ids of its events. */
  readonly received: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function eventEndpoint(): Promise<EventEndpoint> {
  const delivered = new Set<string>();
  const received = new Map<string, Set<string>>();
  const listener = await eventListener(({ id, data }: GridEvent<TextData>) => {
    const { messageId, message, deliveryStatus } = data;
    if (deliveryStatus === 'Delivered') delivered.add(messageId!);
    if (message !== undefined) received.set(message, (received.get(message) ?? new Set()).add(id));
  });
  return { ...listener, delivered, received };
}
