import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Validation {
  readonly eventType: string;
  readonly data: { readonly validationCode: string };
}

/** Where events are sent to. */
export interface EventEndpoint extends AsyncDisposable {
  readonly url: string;
  /** The next thing that comes. */
  next(): Promise<string>;
}

export async function eventEndpoint(): Promise<EventEndpoint> {
  let tell: (body: string) => void = () => undefined;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const [event] = JSON.parse(body) as Validation[];
      if (!event?.eventType.endsWith('SubscriptionValidationEvent')) {
        response.end();
        return tell(body);
      }
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ validationResponse: event.data.validationCode }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    next: () => new Promise((resolve) => (tell = resolve)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
