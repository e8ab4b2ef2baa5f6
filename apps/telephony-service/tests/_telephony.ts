import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { PlatformError, Scope } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import { createLogger } from '@switchboard/service';
import { createTelephonyClient, telephonyFailure } from '@switchboard/telephony-api/client';
import type { TelephonyClient } from '@switchboard/telephony-api/client';
import { compose } from '../src/index.ts';
import type { TelephonyConfig, TelephonyOverrides } from '../src/index.ts';
import { lendDatabase } from './_database.ts';
import { FakeNetwork } from './_network.ts';

export const OURS = '+14255550100';
export const THEIRS = '+14255550111';
export const TOPIC = '/subscriptions/1/resourceGroups/switchboard';
export const SECRET = 'only for tests, and of no use elsewhere';

/** Ten in the morning in Seattle. */
const NOW = Date.UTC(2026, 10, 30, 18);

type Role = 'member' | 'operator' | 'auditor' | 'admin' | 'guest';

/** The whole service on a free port, over a database in memory and a network that is made up. */
export async function startTelephony(
  overrides: TelephonyOverrides = {},
  change: Partial<TelephonyConfig> = {},
) {
  const scope = new Scope();
  const database = overrides.database ?? scope.use(await lendDatabase());
  const clock = new VirtualClock(NOW);
  const network = new FakeNetwork();
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const asked: string[] = [];
  const telephony = scope.use(
    await compose(
      { ...config, ...change },
      {
        ...{ clock, database, sender: network },
        log: createLogger({ name: 'telephony-service', level: 'debug', destination }),
        verifier: {
          verify: async (token) => ({
            ...{ issuer: 'https://login.example', subject: token },
            ...{ issuedAt: clock.now(), name: undefined, email: undefined },
          }),
        },
        // The trusted service knows people by tokens like `usr_ann.member`.
        profile: async ({ authorization = '' }) => {
          asked.push(authorization);
          const [id = '', role = ''] = authorization.slice('Bearer '.length).split('.');
          if (role === 'blocked') throw new PlatformError('person-blocked', 'forbidden', 'No.');
          const name = id.slice('usr_'.length);
          return { id, name, role: role as Role, userId: `8:acs:resource_${name}` };
        },
        routed: async () => network.numbers,
        ...overrides,
      },
    ),
  );
  const clientOf = (authorization?: string): TelephonyClient =>
    createTelephonyClient({
      url: `${telephony.url}/trpc`,
      headers: (): Record<string, string> => (authorization ? { authorization } : {}),
    });
  const as = (name: string, role: Role | 'blocked' = 'member') =>
    clientOf(`Bearer usr_${name}.${role}`);
  const deliver = (...events: object[]): Promise<Response> =>
    fetch(`${telephony.url}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telephony-secret': SECRET },
      body: JSON.stringify(events),
    });
  return {
    ...{ telephony, database, clock, network, lines, asked, clientOf, as, deliver },
    /** Everything that is due was done. */
    settle: () => telephony.settle(),
    [Symbol.asyncDispose]: () => scope.end(),
  };
}

export type Started = Awaited<ReturnType<typeof startTelephony>>;

const config: TelephonyConfig = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: 'pglite:memory',
  acs: { kind: 'key', endpoint: 'http://localhost:7100', accessKey: 'a2V5' },
  accessUrl: 'http://localhost:3100',
  oidc: { issuer: 'https://login.example', audience: 'switchboard-access', allowInsecure: false },
  events: { secret: SECRET, topics: [TOPIC] },
  policy: {
    quietHours: { fromMinute: 21 * 60, untilMinute: 8 * 60 },
    answerWithinMs: 86_400_000,
    campaignsNeedOptIn: false,
  },
  prices: { currency: 'USD', prices: [{ prefix: '+1', perSegment: 7_500 }] },
  newNumbers: 'verified',
  logLevel: 'debug',
};

/** An event as Event Grid delivers it. */
export function textEvent(message: string, change: Record<string, unknown> = {}): object {
  const messageId = randomUUID();
  const data = { messageId, from: THEIRS, to: OURS, message, segmentCount: 1 };
  return gridEvent('SMSReceived', { ...data, receivedTimestamp: iso(NOW - 1_000), ...change });
}

export function reportEvent(data: Record<string, unknown>): object {
  return gridEvent('SMSDeliveryReportReceived', {
    ...{ from: OURS, to: THEIRS, deliveryStatus: 'Delivered', receivedTimestamp: iso(NOW + 5_000) },
    ...{ deliveryAttempts: [], deliveryStatusDetails: '2000: Delivered' },
    ...data,
  });
}

export function gridEvent(type: string, data: object, atMs = NOW): object {
  return {
    ...{ id: randomUUID(), topic: TOPIC, subject: '/phonenumber/14255550100', data },
    eventType: `Microsoft.Communication.${type}`,
    ...{ eventTime: iso(atMs), metadataVersion: '1', dataVersion: '1.0' },
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** What a call answers, or the stable code of its failure. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => telephonyFailure(error)?.code ?? `unexpected: ${String(error)}`,
  );
}

/** The conversation that a text from the customer has begun. */
export async function begin({ deliver, as }: Started, text = 'Are you open?'): Promise<string> {
  await deliver(textEvent(text));
  const { items } = await as('ann').inbox.list.query({});
  return items[0]?.id ?? '';
}
