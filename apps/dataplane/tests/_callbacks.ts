import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  CallAutomationClient,
  parseCallAutomationEvent,
} from '@azure/communication-call-automation';
import type { CallAutomationEvent } from '@azure/communication-call-automation';
import type { CommunicationUserIdentifier } from '@azure/communication-common';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { DataPlane } from '../src/index.ts';
import { WELL_KNOWN } from '../src/env.ts';
import { raw } from './_harness.ts';
import { until } from './_until.ts';

type Kind = CallAutomationEvent['kind'];
type Heard<Of extends Kind> = Extract<CallAutomationEvent, { kind: Of }>;

/** A callback as an application got it, read by the SDK's own parser. */
export interface Callback {
  readonly path: string;
  readonly token: string;
  readonly cloudEvent: Readonly<Record<string, unknown>>;
  readonly event: CallAutomationEvent;
}

/** Where an application hears of its calls. */
export interface Application extends AsyncDisposable {
  readonly url: string;
  readonly got: readonly Callback[];
  /** Of this connection, in the order in which they came. */
  kindsOf(connectionId: string): Kind[];
  /** Waits for the first callback of a kind that passes. */
  next<Of extends Kind>(kind: Of, test?: (event: Heard<Of>) => boolean): Promise<Heard<Of>>;
  /** Answers from now on with this status; `undefined` for no answer at all. */
  answer(status: number | undefined, headers?: Readonly<Record<string, string>>): void;
  /** Takes what it has not answered, and from now on everything. */
  release(): void;
  /** How many requests came, also those that were refused. */
  readonly requests: number;
}

export async function application(): Promise<Application> {
  const got: Callback[] = [];
  const open: (() => void)[] = [];
  let requests = 0;
  let reply: { status: number | undefined; headers?: Readonly<Record<string, string>> } = {
    status: 200,
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      requests += 1;
      const { status, headers } = reply;
      const take = (code: number): void => {
        if (code < 300) got.push(read(request, body));
        response.writeHead(code, headers).end();
      };
      if (status === undefined) open.push(() => take(200));
      else take(status);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks?key=very-secret`,
    got,
    get requests() {
      return requests;
    },
    kindsOf: (id) =>
      got.flatMap(({ event }) => (event.callConnectionId === id ? [event.kind] : [])),
    async next<Of extends Kind>(kind: Of, test: (event: Heard<Of>) => boolean = () => true) {
      const find = () =>
        got.find(({ event }) => event.kind === kind && test(event as Heard<Of>))?.event;
      await until(`the callback ${kind}`, () => find() !== undefined);
      return find() as Heard<Of>;
    },
    release() {
      reply = { status: 200 };
      for (const take of open.splice(0)) take();
    },
    answer: (status, headers) => void (reply = { status, ...(headers && { headers }) }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function read({ url = '', headers }: IncomingMessage, body: string): Callback {
  const events = JSON.parse(body) as Record<string, unknown>[];
  if (events.length !== 1) throw new Error(`a callback of ${events.length} events`);
  const [cloudEvent = {}] = events;
  const token = (headers.authorization ?? '').replace(/^Bearer /, '');
  return { path: url, token, cloudEvent, event: parseCallAutomationEvent(cloudEvent) };
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** @throws when it was not signed by this data plane for its resource, as an application would see it */
export async function verified({ http }: Pick<DataPlane, 'http'>, { token }: Callback) {
  const { body } = await raw(`${http}/calling/.well-known/acsopenidconfiguration`);
  const { issuer, jwks_uri } = body as { issuer: string; jwks_uri: string };
  const keys = createRemoteJWKSet(new URL(jwks_uri));
  return jwtVerify(token, keys, { issuer, audience: WELL_KNOWN.resourceId });
}

export function automationClient(
  { connectionString }: Pick<DataPlane, 'connectionString'>,
  sourceIdentity?: CommunicationUserIdentifier,
): CallAutomationClient {
  return new CallAutomationClient(connectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    ...(sourceIdentity && { sourceIdentity }),
  });
}
