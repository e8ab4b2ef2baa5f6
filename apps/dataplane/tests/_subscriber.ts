import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './_until.ts';

/** A request as an endpoint got it. */
export interface Got {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly kind: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `undefined` for no answer at all. */
export type Behaviour = (got: Got) => Reply | undefined;

/** An endpoint that events are sent to. */
export interface Subscriber extends AsyncDisposable {
  readonly url: string;
  readonly got: Got[];
  /** Notifications only. */
  readonly notified: readonly Got[];
  answer(behaviour: Behaviour): void;
  /** Waits until so many notifications came. */
  until(count: number): Promise<void>;
}

/** Says yes to whoever asks whether events are wanted, and 200 to everything else. */
export const willing = ({ kind, text, method }: Got): Reply => {
  if (method === 'OPTIONS') return { status: 200, headers: { 'webhook-allowed-origin': '*' } };
  if (kind !== 'SubscriptionValidation') return { status: 200 };
  const [event] = JSON.parse(text) as { data: { validationCode: string } }[];
  const body = JSON.stringify({ validationResponse: event!.data.validationCode });
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
};

/** Says yes when asked, and this to every notification. */
export function answering(status: number): Behaviour {
  return (got) => (got.kind === 'Notification' ? { status } : willing(got));
}

export async function subscriber(behaviour: Behaviour = willing): Promise<Subscriber> {
  const got: Got[] = [];
  let behave = behaviour;
  const server = createServer((request, response) => {
    void read(request).then((one) => {
      got.push(one);
      const reply = behave(one);
      if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const notified = () => got.filter(({ kind }) => kind === 'Notification');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?code=very-secret`,
    got,
    get notified() {
      return notified();
    },
    answer: (next) => void (behave = next),
    until: (count) => until(`${count} notifications`, () => notified().length >= count),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<Got> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const kind = String(request.headers['aeg-event-type'] ?? '');
  return { method: request.method ?? '', headers: request.headers, text, kind };
}
