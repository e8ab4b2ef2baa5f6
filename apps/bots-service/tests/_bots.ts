import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { createBotsClient } from '@switchboard/bots-api/client';
import type { BotsClient } from '@switchboard/bots-api/client';
import { Scope } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { createLogger } from '@switchboard/service';
import { compose } from '../src/index.ts';
import type { BotsConfig, BotsOverrides } from '../src/index.ts';
import { FakeCalls } from './_calls.ts';
import { lendDatabase } from './_database.ts';

export const OURS = '+14255550100';
export const THEIRS = '+14255550111';
export const COLLEAGUE = '8:acs:resource_bea';
export const TOPIC = '/subscriptions/1/resourceGroups/switchboard';
export const SECRET = 'only for tests, and of no use elsewhere';
/** A Monday, ten in the morning in Berlin. */
export const NOW = Date.UTC(2026, 10, 30, 9);

type Role = 'member' | 'operator' | 'auditor' | 'admin';

export const config: BotsConfig = {
  ...{ port: 0, host: '127.0.0.1', databaseUrl: 'pglite:memory' },
  acs: { kind: 'key', endpoint: 'http://localhost:7100', accessKey: 'a2V5' },
  accessUrl: 'http://localhost:3100',
  oidc: { issuer: 'https://login.example', audience: 'switchboard-access', allowInsecure: false },
  events: { secret: SECRET, topics: [TOPIC] },
  calls: {
    ...{ callbackUrl: 'http://localhost:3470', audience: 'resource', allowInsecure: true },
    issuer: 'https://acscallautomation.communication.azure.com',
    jwksUri: 'http://localhost:7100/calling/keys',
  },
  ...{ colleague: COLLEAGUE, timeZone: 'Europe/Berlin', retentionDays: 30, logLevel: 'debug' },
};

/** The whole service on a free port, over a database in memory and calls that are made up. */
export async function startBots(overrides: BotsOverrides = {}, change: Partial<BotsConfig> = {}) {
  const scope = new Scope();
  const clock = new VirtualClock(NOW);
  const calls = new FakeCalls();
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const database = overrides.database ?? scope.use(await lendDatabase());
  const bots = scope.use(
    await compose(
      { ...config, ...change },
      {
        ...{ clock, database, answering: calls.answering, talking: calls.talking },
        log: createLogger({ name: 'bots-service', level: 'debug', destination }),
        contacts: { nameOf: async (number) => (number === THEIRS ? 'Kai' : undefined) },
        verifyCallback: async () => undefined,
        verifier: {
          verify: async (token) => ({
            ...{ issuer: 'https://login.example', subject: token },
            ...{ issuedAt: clock.now(), name: undefined, email: undefined },
          }),
        },
        // The trusted service knows people by tokens like `usr_ann.member`.
        profile: async ({ authorization = '' }) => {
          const [id = '', role = ''] = authorization.slice('Bearer '.length).split('.');
          return { id, name: id, role: role as Role };
        },
        ...overrides,
      },
    ),
  );
  const as = (name: string, role: Role = 'member'): BotsClient =>
    createBotsClient({
      url: `${bots.url}/trpc`,
      headers: () => ({ authorization: `Bearer usr_${name}.${role}` }),
    });
  const deliver = (...events: object[]): Promise<Response> =>
    fetch(`${bots.url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-bots-secret': SECRET },
      body: JSON.stringify(events),
    });
  await as('dana', 'admin').bots.put.mutate({ botId: 'reception', numbers: [OURS] });
  return {
    ...{ bots, database, clock, calls, lines, as, deliver },
    settle: () => bots.settle(),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

export type Started = Awaited<ReturnType<typeof startBots>>;

export function incomingEvent(correlationId = 'call-1', from = `4:${THEIRS}`, to = `4:${OURS}`) {
  const data = {
    ...{ to: { rawId: to }, from: { rawId: from }, correlationId },
    incomingCallContext: `context-of-${correlationId}`,
  };
  return {
    ...{ id: randomUUID(), topic: TOPIC, subject: '/phonenumber/14255550100', data },
    eventType: 'Microsoft.Communication.IncomingCall',
    eventTime: new Date(NOW).toISOString(),
    ...{ metadataVersion: '1', dataVersion: '1.0' },
  };
}

/** One callback, as the service sends it. */
export function callback(type: string, data: object = {}): object {
  const callConnectionId = 'connection-1';
  return { type: `Microsoft.Communication.${type}`, data: { callConnectionId, ...data } };
}

/** A call that a bot has answered. */
export async function answered(started: Started, correlationId = 'call-1', number = OURS) {
  const { calls, bots } = started;
  // Lists go by time: each call comes later than the one before.
  await started.clock.advance(1);
  await started.deliver(incomingEvent(correlationId, `4:${THEIRS}`, `4:${number}`));
  await started.settle();
  const context = `context-of-${correlationId}`;
  const path = new URL(calls.callbackUrls.get(context) ?? 'http://localhost/none').pathname;
  const post = (...callbacks: object[]): Promise<Response> =>
    fetch(`${bots.url}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer signed', 'content-type': 'application/json' },
      body: JSON.stringify(callbacks),
    });
  const tell = async (type: string, data: object = {}): Promise<number> => {
    const { status } = await post(callback(type, data));
    await started.settle();
    return status;
  };
  const asked = (): string => calls.last?.operationContext ?? '';
  return {
    ...{ post, tell },
    /** Answers what was asked last. */
    choose: (label: string, confidence?: number) =>
      tell('RecognizeCompleted', {
        ...{ operationContext: asked(), choiceResult: { label, confidence } },
      }),
    press: (...tones: string[]) =>
      tell('RecognizeCompleted', { operationContext: asked(), dtmfResult: { tones } }),
    fail: (subCode: number) =>
      tell('RecognizeFailed', {
        ...{ operationContext: asked(), resultInformation: { subCode } },
      }),
  };
}

/** The only conversation there is, turn by turn. */
export async function conversation({ as }: Started) {
  const { conversations } = as('olga', 'operator');
  const { items } = await conversations.list.query({});
  return conversations.get.query({ conversationId: items[0]!.id });
}
