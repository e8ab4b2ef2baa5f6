import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface TextEvent {
  readonly id: string;
  readonly eventType: string;
  readonly data: {
    readonly messageId?: string;
    readonly message?: string;
    readonly deliveryStatus?: string;
    readonly validationCode?: string;
  };
}

/** Where events of texts are sent to, and what came of them. */
export interface EventEndpoint extends AsyncDisposable {
  readonly url: string;
  /** Ids of texts that were reported to be delivered. */
  readonly delivered: ReadonlySet<string>;
  /** Of each text that came in, the ids of its events. */
  readonly received: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function eventEndpoint(): Promise<EventEndpoint> {
  const delivered = new Set<string>();
  const received = new Map<string, Set<string>>();
  const take = ({ id, data }: TextEvent): void => {
    const { messageId, message, deliveryStatus } = data;
    if (deliveryStatus === 'Delivered') delivered.add(messageId!);
    if (message !== undefined) received.set(message, (received.get(message) ?? new Set()).add(id));
  };
  const server = createServer((request, response) => {
    void eventsOf(request).then((events) => {
      events.forEach(take);
      const code = events[0]?.data.validationCode;
      response.setHeader('content-type', 'application/json');
      response.end(code === undefined ? '{}' : JSON.stringify({ validationResponse: code }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    ...{ delivered, received },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function eventsOf(request: IncomingMessage): Promise<TextEvent[]> {
  return JSON.parse(await text(request)) as TextEvent[];
}
