import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An event as Event Grid sends it. */
export interface GridEvent<Data> {
  readonly id: string;
  readonly eventType: string;
  readonly data: Data;
}

/** A web hook: where events are sent to. */
export interface EventListener extends AsyncDisposable {
  readonly url: string;
}

/** Says that it wants the events, and takes each of them. */
export async function eventListener<Data extends object>(
  take: (event: GridEvent<Data>) => void,
): Promise<EventListener> {
  const server = createServer((request, response) => {
    void eventsOf<Data>(request).then((events) => {
      const code = validationCodeOf(events[0]?.data);
      if (code === undefined) events.forEach(take);
      response.setHeader('content-type', 'application/json');
      response.end(code === undefined ? '{}' : JSON.stringify({ validationResponse: code }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function eventsOf<Data>(request: IncomingMessage): Promise<GridEvent<Data>[]> {
  return JSON.parse(await text(request)) as GridEvent<Data>[];
}

/** What to answer to whoever asks whether events are wanted here. */
function validationCodeOf(data: object = {}): unknown {
  return 'validationCode' in data ? data.validationCode : undefined;
}
