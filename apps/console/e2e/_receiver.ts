import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** Of Event Grid, or a callback of Call Automation, which is a CloudEvent. */
interface ReceivedEvent {
  readonly eventType?: string;
  readonly type?: string;
  readonly data: { readonly validationCode?: string };
}

/** An endpoint of ours that agrees to get events, and keeps their types. */
export async function startReceiver() {
  const got: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [event] = (await json(request)) as ReceivedEvent[];
    const code = event?.data.validationCode;
    if (code !== undefined) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ validationResponse: code }));
      return;
    }
    if (event) got.push((event.eventType ?? event.type)?.split('.').at(-1) ?? '');
    response.end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    got,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?code=not-shown-again`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
