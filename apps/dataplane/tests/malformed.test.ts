import { createHash, createHmac } from 'node:crypto';
import { request as httpRequest, Agent } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { callAutomationOperations } from '../src/services/call-automation/operations.ts';
import { chatOperations } from '../src/services/chat/operations.ts';
import { WELL_KNOWN } from '../src/env.ts';
import { identityOperations } from '../src/services/identity/operations.ts';
import { phoneNumbersOperations } from '../src/services/phone-numbers/operations.ts';
import { relayOperations } from '../src/services/relay/operations.ts';
import { roomsOperations } from '../src/services/rooms/operations.ts';
import { sipOperations } from '../src/services/sip/operations.ts';
import { smsOperations } from '../src/services/sms/operations.ts';
import type { Operation } from '../src/platform/wire/operation.ts';
import { anyText } from './_any-text.ts';
import { automationClient } from './_callbacks.ts';
import { CallClient } from './_call-client.ts';
import { control, person, raw, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { FakeInventory } from './_inventory.ts';
import { carrier, found, numbersClient } from './_numbers.ts';

/** At least two thousand requests nobody should send, per family of routes. */
const RUNS = 2_000;
const TIMEOUT_MS = 120_000;

let running: Running;
let inventory: FakeInventory;
let alice: Person;
let called: CallClient;
/** What a parameter may be that is there. */
let real: Readonly<Record<string, string>>;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
beforeAll(async () => {
  inventory = await FakeInventory.open();
  running = await start(carrier(inventory));
  alice = await person(running.plane);
  const { id: threadId } = (await alice.chat.createChatThread({ topic: 'x' })).chatThread!;
  const phoneNumber = '+14255550199';
  const seed = { rooms: [{ participants: [] }], phoneNumbers: [{ phoneNumber }] };
  const { body } = await control(running.plane, 'POST', '/seed', seed);
  const [roomId = ''] = (body as { rooms: string[] }).rooms;
  const { searchId } = await found(numbersClient(running.plane));
  real = {
    ...{ ':thread': threadId, ':room': roomId, ':country': 'US', ':number': phoneNumber },
    ...{ ':search': searchId, ':operation': `search_${searchId}` },
    ':reservation': crypto.randomUUID(),
    ':connection': await callOf(await person(running.plane, ['voip'])),
  };
});

/** A call of an application that rings. */
async function callOf({ identifier, token }: Person): Promise<string> {
  called = await CallClient.open(running.plane, token);
  const target = { targetParticipant: identifier };
  const client = automationClient(running.plane);
  const made = await client.createCall(target, 'http://127.0.0.1:9/');
  return made.callConnectionProperties.callConnectionId!;
}

afterAll(async () => {
  agent.destroy();
  called[Symbol.dispose]();
  await running[Symbol.asyncDispose]();
  await inventory[Symbol.asyncDispose]();
});

interface Attempt {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    '\0',
    '\ud800',
    '%',
    '%zz',
    '%00',
    '%ff%fe',
    '..',
    '//',
    '🎉',
    "'; DROP TABLE",
    '__proto__',
    'constructor',
    '9'.repeat(400),
    '-1',
    '1e999',
    'NaN',
    'x'.repeat(2_000),
    '8:acs:_',
    '19:@thread.v2',
  ),
  anyText(40),
);
const nested = fc
  .integer({ min: 1, max: 20_000 })
  .map((depth) => '['.repeat(depth) + ']'.repeat(depth));
const escapes = nasty.map(
  (text) => `{"topic":${JSON.stringify(text)},"content":"\\u0000","a":"\\ud800"}`,
);
const keys = fc.constantFrom(
  'topic',
  'participants',
  'metadata',
  'retentionPolicy',
  'content',
  'type',
  'chatMessageId',
  'scopes',
  'expiresInMinutes',
  'createTokenWithScopes',
  'communicationUser',
  'rawId',
  'token',
  'appId',
  'userId',
  'senderDisplayName',
  'identities',
  'threads',
  'ms',
  'operation',
  'kind',
  'probability',
  'validFrom',
  'validUntil',
  'pstnDialOutEnabled',
  'rooms',
  'role',
  'id',
  'routeType',
  'ttl',
  'phoneNumberType',
  'assignmentType',
  'capabilities',
  'quantity',
  'areaCode',
  'phoneNumbers',
  'from',
  'smsRecipients',
  'recipients',
  'message',
  'smsSendOptions',
  'to',
  'searchId',
  'trunks',
  'routes',
  'targets',
  'callbackUri',
  'operationContext',
  'operationCallbackUri',
  'incomingCallContext',
  'answeredBy',
  'source',
  'sourceCallerIdNumber',
  'callLocator',
  'targetParticipant',
  'targetParticipants',
  'participantToAdd',
  'participantToRemove',
  'invitationTimeoutInSeconds',
  'customCallingContext',
  'invitationId',
);
const odd = fc.oneof(
  nasty,
  fc.double(),
  fc.bigInt().map(String),
  fc.boolean(),
  fc.constant(null),
  fc.array(nasty, { maxLength: 3 }),
  fc.dictionary(nasty, nasty, { maxKeys: 3 }),
);
const objects = fc.dictionary(keys, odd, { maxKeys: 5 }).map((value) => JSON.stringify(value));
const bodies = fc.oneof(
  { weight: 5, arbitrary: objects },
  { weight: 2, arbitrary: fc.json() },
  { weight: 2, arbitrary: fc.oneof(nasty, escapes) },
  { weight: 1, arbitrary: nested },
);
const queries = fc.dictionary(
  fc.constantFrom(
    'maxPageSize',
    'phoneNumberType',
    'top',
    'after',
    'startTime',
    'skip',
    'syncState',
    'api-version',
    'epid',
    'sr',
  ),
  nasty,
  { maxKeys: 3 },
);
const contentTypes = fc.constantFrom(
  'application/json',
  'application/merge-patch+json',
  'text/plain',
  'x',
  'multipart/form-data',
  ';;;',
);

/** Requests to these paths whose `:parameters` are mostly nonsense and sometimes real. */
function attempts(operations: readonly Pick<Operation, 'method' | 'path'>[]) {
  return fc
    .record({
      operation: fc.constantFrom(...operations),
      method: fc.constantFrom('same', 'same', 'same', 'GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
      parameter: fc.oneof(nasty, fc.constant('real')),
      isEncoded: fc.boolean(),
      version: fc.constantFrom('2025-03-15', '2025-03-15', '2025-03-15', 'x', ''),
      query: queries,
      contentType: contentTypes,
      body: bodies,
    })
    .map((choice): Attempt => {
      const { operation, method, parameter, isEncoded, version, query, contentType, body } = choice;
      const parts = operation.path.split('/').map((part) => {
        const [, name, verb = ''] = /^(:\w+)(?:\(.*?\))?(?::(:\w+))?$/.exec(part) ?? [];
        if (name === undefined) return part.replace('::', ':');
        if (parameter !== 'real') return onPath(parameter, isEncoded) + verb;
        return encodeURIComponent(real[name] ?? real[':thread']!) + verb;
      });
      const search = new URLSearchParams({ 'api-version': version, ...query });
      return {
        method: method === 'same' ? operation.method : method,
        path: `${parts.join('/')}?${search}`,
        headers: { 'content-type': contentType },
        body,
      };
    });
}

/** A path may hold any printable ASCII; what the client library refuses to send proves nothing. */
function onPath(text: string, isEncoded: boolean): string {
  const wellFormed = text.toWellFormed();
  return isEncoded ? encodeURIComponent(wellFormed) : wellFormed.replaceAll(/[^!-~]|[#?]/g, '');
}

function send(origin: string, attempt: Attempt): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const { method, path, headers, body } = attempt;
    const outgoing = httpRequest(
      {
        agent,
        hostname,
        port,
        method,
        path,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

function signed(origin: string, attempt: Attempt): Attempt {
  const date = new Date().toUTCString();
  const { host } = new URL(origin);
  const hash = createHash('sha256').update(attempt.body).digest('base64');
  const text = `${attempt.method}\n${attempt.path}\n${date};${host};${hash}`;
  const key = Buffer.from(WELL_KNOWN.primary, 'base64');
  const signature = createHmac('sha256', key).update(text).digest('base64');
  return {
    ...attempt,
    headers: {
      ...attempt.headers,
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
  };
}

async function survives(
  origin: string,
  operations: readonly Pick<Operation, 'method' | 'path'>[],
  prepare: (attempt: Attempt) => Attempt,
): Promise<void> {
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(attempts(operations), async (attempt) => {
    const status = await send(origin, prepare(attempt));
    seen.set(status, (seen.get(status) ?? 0) + 1);
    if (status !== 501) expect(status).toBeLessThan(500);
    expect(status).toBeGreaterThanOrEqual(200);
  });
  await fc.assert(property, { numRuns: RUNS });
  expect((await raw(`${origin}/health`)).body).toMatchObject({ status: 'ok' });
  // It was not one refusal for everything: the requests reached the rules.
  expect(seen.size).toBeGreaterThan(3);
}

describe('malformed requests', () => {
  it(
    'do not trouble identity',
    async () => {
      const { http } = running.plane;
      const operations = Object.values(identityOperations);
      await survives(http, operations, (attempt) => signed(http, attempt));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble chat',
    async () => {
      const authorization = `Bearer ${alice.token}`;
      await survives(running.plane.http, Object.values(chatOperations), (attempt) => ({
        ...attempt,
        headers: { ...attempt.headers, authorization },
      }));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble rooms and the relay',
    async () => {
      const { http } = running.plane;
      const operations = [...Object.values(roomsOperations), ...Object.values(relayOperations)];
      await survives(http, operations, (attempt) => signed(http, attempt));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble phone numbers and SIP routing',
    async () => {
      const { http } = running.plane;
      const operations = [
        ...Object.values(phoneNumbersOperations),
        ...Object.values(sipOperations),
      ];
      await survives(http, operations, (attempt) => signed(http, attempt));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble texts',
    async () => {
      const { http } = running.plane;
      await survives(http, Object.values(smsOperations), (attempt) => signed(http, attempt));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble calls of applications',
    async () => {
      const { http } = running.plane;
      const operations = Object.values(callAutomationOperations);
      await survives(http, operations, (attempt) => signed(http, attempt));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble the realtime channel',
    async () => {
      const operations = [
        { method: 'POST', path: '/v4/a' },
        { method: 'GET', path: '/socket.io/1/' },
        { method: 'GET', path: '/socket.io/1/xhr-polling/:socket' },
        { method: 'POST', path: '/socket.io/1/xhr-polling/:socket' },
        { method: 'POST', path: '/v3/registrations' },
        { method: 'DELETE', path: '/v3/registrations/:id' },
      ] as const;
      await survives(running.plane.http, operations, (attempt) => ({
        ...attempt,
        headers: { ...attempt.headers, 'x-skypetoken': alice.token },
      }));
    },
    TIMEOUT_MS,
  );

  it(
    'do not trouble the control plane',
    async () => {
      const routes = ['seed', 'export', 'import', 'clock/advance', 'faults', 'connections/drop'];
      const operations = routes.map((path) => ({ method: 'POST' as const, path: `/${path}` }));
      await survives(
        running.plane.control,
        [...operations, { method: 'GET', path: '/requests' }],
        (attempt) => (attempt.path.startsWith('/faults') ? { ...attempt, method: 'GET' } : attempt),
      );
    },
    TIMEOUT_MS,
  );

  it('get the envelope even where no route is reached', async () => {
    const { http } = running.plane;
    const envelope = { error: { code: expect.any(String), message: expect.any(String) } };
    const giant = await raw(`${http}/identities?api-version=2023-10-01`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'x'.repeat(2 * 1024 * 1024),
    });
    expect([giant.status, giant.body]).toEqual([413, envelope]);
    const badPath = await raw(`${http}/chat/threads/%zz?api-version=2025-03-15`);
    expect([badPath.status, badPath.body]).toEqual([400, envelope]);
    const longPath = await raw(`${http}/chat/threads/${'x'.repeat(5_000)}?api-version=2025-03-15`);
    expect([longPath.status >= 400 && longPath.status < 502, longPath.body]).toEqual([
      true,
      envelope,
    ]);
  });

  it('end with an answer when they are no HTTP', async () => {
    const { port } = new URL(running.plane.http);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), 'localhost', () => socket.end('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 [^]*"code":"BadRequest"/);
  });
});
