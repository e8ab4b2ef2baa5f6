import { once } from 'node:events';
import fc from 'fast-check';
import { CALL_SIGNALLING, callOperations } from '@switchboard/acs-wire';
import type { CallServerFrame } from '@switchboard/acs-wire';
import { VirtualClock } from '@switchboard/kernel/testing';
import { WebSocket } from 'ws';
import { anyText } from './_any-text.ts';
import { CallClient } from './_call-client.ts';
import { Callers, callsOf, fakeEngines, revoke } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { identityClient, person, raw, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { until } from './_until.ts';

/** What the signalling socket is told that no client would say. */
const RUNS = 2_400;
const TIMEOUT_MS = 120_000;
const MAX_PER_PERSON = 16;
const MAX_EVENTS = 512;
const BURST = 400;

let running: Running;
let callers: Callers;
const clock = new VirtualClock(Date.now());

beforeAll(async () => {
  const { media } = fakeEngines();
  // With its own channel: word of access that ended goes over it.
  running = await start({}, { services: [media], clock });
});
beforeEach(() => {
  callers = new Callers();
});
afterEach(() => callers[Symbol.asyncDispose]());
afterAll(() => running[Symbol.asyncDispose]());

const caller = (name: string) => callers.caller(running.plane, name);
const failures = () => running.log.filter((line) => /"level":(50|60)/.test(line));
const agentsOf = async (user: string) =>
  (await callsOf(running.plane)).agents.filter((agent) => agent.user === user);

/** Asks the control plane until it agrees; nobody is told when a socket is noticed to be gone. */
function agents(user: string, test: (list: { attached: boolean }[]) => boolean) {
  return until(`of the agents of ${user}, ${test}`, async () => test(await agentsOf(user)));
}

async function talking(): Promise<{ alice: Caller; bob: Caller; callId: string }> {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const { id: callId } = await alice.client.start(bob.id);
  await bob.client.ask('call.accept', { callId });
  return { alice, bob, callId };
}

/** A socket on which nothing was said yet. */
async function socket(): Promise<WebSocket> {
  const url = running.plane.http.replace(/^http/, 'ws') + CALL_SIGNALLING.path;
  const client = new WebSocket(url);
  client.on('error', () => undefined);
  await once(client, 'open');
  return client;
}

async function closed(client: WebSocket): Promise<void> {
  if (client.readyState !== WebSocket.CLOSED) await once(client, 'close');
}

describe('frames that no client sends', () => {
  const keys = fc.constantFrom(
    ...['t', 'id', 'op', 'args', 'seq', 'v', 'token', 'resume', '__proto__', 'constructor'],
  );
  const values = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('req', 'ack', 'beat', 'hello', 'bye ', 1, -1, 1e999, 2 ** 53, '', null, [], {}),
  );
  const ops = fc.constantFrom(...Object.keys(callOperations), '__proto__', 'toString', 'call.', '');
  const callIds = fc.constantFrom('', '.', 'x.y', '__proto__.x', 'a'.repeat(80), 'b'.repeat(81));
  const requests = fc
    .record({
      op: ops,
      args: fc.oneof(values, fc.dictionary(fc.string(), values)),
      callId: callIds,
    })
    .map(({ op, args, callId }) => ({
      t: 'req',
      op,
      args: typeof args === 'object' && !Array.isArray(args) ? { callId, ...args } : args,
    }));
  /** Frames the protocol knows, with anything in them: the socket lives on. */
  const meant = fc.oneof(
    { weight: 6, arbitrary: requests },
    { weight: 1, arbitrary: fc.nat().map((seq) => ({ t: 'ack', seq })) },
    { weight: 1, arbitrary: fc.constant({ t: 'beat' }) },
  );
  /** What is no frame at all: the socket is closed. */
  const junk = fc.oneof(
    fc.dictionary(keys, values).map((value) => JSON.stringify(value)),
    fc.json(),
    anyText(80),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(
      '{"t":"req","id":1,"op":"call.hold","__proto__":{"args":1}}',
      '{"t":{"__proto__":null}}',
      '['.repeat(60_000),
      '['.repeat(60_000) + ']'.repeat(60_000),
      '{"t":"ack","seq":-1}',
      '{"t":"req","id":0,"op":"call.hold"}',
      '{"t":"req","id":9007199254740993,"op":"call.hold"}',
      '{"t":"req","id":1.5,"op":"call.hold"}',
      '{"t":"hello","v":1,"token":"x"}',
      'x'.repeat(100_000),
    ),
  );

  test(
    'trouble nobody else, and do not end the agent they come from',
    async () => {
      const { alice, bob, callId } = await talking();
      const mallory = await caller('Mallory');
      for (const [at, frame] of fc.sample(meant, RUNS / 2).entries()) {
        if ('op' in frame) await mallory.client.askAnything(frame.op, frame.args).catch(() => 0);
        else mallory.client.send(frame);
        // A minute's worth of requests at the pace they are taken.
        if (at % 300 === 0) await clock.advance(10_000);
      }
      const noisy = new CallClient(running.plane, mallory.token);
      callers.keep(noisy);
      await noisy.connect();
      for (const frame of fc.sample(junk, RUNS / 2)) {
        if (!noisy.open) await noisy.connect();
        noisy.send(frame);
        noisy.send({ t: 'beat' });
      }
      await noisy.cut();
      await noisy.connect();
      expect(noisy.welcome?.resumed).toBe(true);
      await noisy.ask('call.join', { locator: { groupId: crypto.randomUUID() } });
      expect((await raw(`${running.plane.http}/health`)).body).toMatchObject({ status: 'ok' });
      await alice.client.ask('call.update', { callId, muted: true });
      await bob.client.next('call.changed', ({ participants }) =>
        Boolean(participants?.some(({ user, muted }) => user === alice.id && muted)),
      );
      expect(({} as { args?: unknown }).args).toBeUndefined();
      expect(failures()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  test('that are too large close their own socket only, and the agent comes back', async () => {
    const { alice, bob, callId } = await talking();
    bob.client.send('x'.repeat(CALL_SIGNALLING.maxFrameBytes + 1));
    await bob.client.until(() => !bob.client.open);
    expect(alice.client.open).toBe(true);
    await bob.client.connect();
    expect(bob.client.welcome?.resumed).toBe(true);
    await bob.client.ask('call.update', { callId, muted: true });
  });

  test.each([
    ['no JSON', 'hello'],
    ['another frame', '{"t":"beat"}'],
    ['another version', '{"t":"hello","v":2,"token":"x"}'],
    ['no token', '{"t":"hello","v":1}'],
    ['a token that is too long', JSON.stringify({ t: 'hello', v: 1, token: 'x'.repeat(8193) })],
  ])('instead of a greeting (%s) are refused', async (_what, frame) => {
    const client = await socket();
    client.send(frame);
    const [answer] = (await once(client, 'message')) as [Buffer];
    expect(JSON.parse(String(answer))).toMatchObject({ t: 'refused', code: 400 });
    await closed(client);
  });

  test('of ten seconds of silence at the door end in its being shut', async () => {
    const silent = await socket();
    await clock.advance(9_999);
    expect(silent.readyState).toBe(WebSocket.OPEN);
    await clock.advance(1);
    await closed(silent);
  });
});

test('requests that come too fast are answered with 429, and later ones are taken again', async () => {
  const { alice, callId } = await talking();
  const asked = Array.from({ length: BURST + 50 }, () =>
    alice.client.ask('call.quality', { callId }).then(
      () => 200,
      ({ code }: { code: number }) => code,
    ),
  );
  const codes = await Promise.all(asked);
  // The clock stands still: nothing but the burst is left, of which setting up took one.
  expect(codes.filter((code) => code === 200)).toHaveLength(BURST - 1);
  expect(codes.filter((code) => code === 429)).toHaveLength(51);
  await clock.advance(1_000);
  await alice.client.ask('call.quality', { callId });
});

test('a client that reads but never says so is given up, and nothing is kept for it', async () => {
  const { alice, bob, callId } = await talking();
  bob.client.acknowledges = false;
  const send = async (camera: boolean) => {
    await alice.client.ask('call.update', { callId, camera });
    if (alice.client.events.length % 300 === 0) await clock.advance(10_000);
  };
  let most = 0;
  for (let sent = 0; sent < MAX_EVENTS * 2 && !bob.client.refused; sent++) {
    await send(sent % 2 === 0).catch(() => undefined);
    const [agent] = await agentsOf(bob.id);
    most = Math.max(most, agent?.queued ?? 0);
  }
  expect(bob.client.refused).toMatchObject({ code: 496, subCode: 7 });
  expect(most).toBeLessThanOrEqual(MAX_EVENTS);
  expect(most).toBeGreaterThan(MAX_EVENTS - 10);
  expect(await agentsOf(bob.id)).toEqual([]);
  expect(await alice.client.next('call.ended')).toMatchObject({ reason: { code: 408 } });
});

test('a client that was cut off and is sent more than is kept is given up as well', async () => {
  const { alice, bob, callId } = await talking();
  await bob.client.cut();
  await agents(bob.id, (list) => list.some(({ attached }) => !attached));
  // 60 KB each, of which 4 MiB are kept.
  const offer = {
    ...({ callId, generation: 1, transport: 'peer', kind: 'offer', tracks: [] } as const),
    sdp: `v=0 ${'A'.repeat(60_000)}`,
  };
  for (let sent = 0; sent < 80; sent++) {
    await alice.client.ask('media.describe', { ...offer, tracks: [] }).catch(() => undefined);
    if (alice.client.events.some(({ type }) => type === 'call.ended')) break;
  }
  expect(await alice.client.next('call.ended')).toMatchObject({ reason: { code: 408 } });
  expect(await agentsOf(bob.id)).toEqual([]);
});

test('a person has sixteen clients and no more, even when all come at once', async () => {
  const { id, token } = await person(running.plane, ['voip']);
  const many = Array.from(
    { length: MAX_PER_PERSON + 8 },
    () => new CallClient(running.plane, token),
  );
  await Promise.all(many.map((client) => callers.keep(client).connect()));
  expect(many.filter(({ welcome }) => welcome)).toHaveLength(MAX_PER_PERSON);
  expect(many.flatMap(({ refused }) => refused?.code ?? [])).toEqual(Array(8).fill(429));
  expect(await agentsOf(id)).toHaveLength(MAX_PER_PERSON);
  await many.find(({ welcome }) => welcome)!.leave();
  await callers.device(running.plane, token);
});

describe('a request', () => {
  test('whose id was taken before is not carried out again', async () => {
    const { alice, bob, callId } = await talking();
    const frame = { t: 'req', id: 50, op: 'call.react', args: { callId, reaction: 'like' } };
    alice.client.send(frame);
    alice.client.send(frame);
    alice.client.send({ ...frame, id: 49 });
    await alice.client.askAnything('call.quality', { callId }, 51);
    await bob.client.ask('call.quality', { callId });
    const reactions = bob.client.events.filter(({ type }) => type === 'call.reaction');
    expect(reactions).toHaveLength(1);
    expect(
      alice.client.events.filter((event) => event.type === 'res' && event.id === 50),
    ).toHaveLength(1);
  });

  test('that is repeated after the socket broke is carried out once, and answered', async () => {
    const { alice, bob, callId } = await talking();
    alice.client.acknowledges = false;
    for (let round = 0; round < 20; round++) {
      const id = 100 + round;
      const seen = alice.client.seq;
      alice.client.send({ t: 'req', id, op: 'call.react', args: { callId, reaction: 'heart' } });
      if (round % 2) await alice.client.next('res', (event) => event.id === id);
      await alice.client.cut();
      // The answer may have been on its way; the client says that it has not seen it.
      alice.client.events.splice(0);
      alice.client.seq = seen;
      await alice.client.connect();
      expect(alice.client.welcome?.resumed).toBe(true);
      const { handled } = alice.client.welcome!;
      if (handled < id) {
        alice.client.send({ t: 'req', id, op: 'call.react', args: { callId, reaction: 'heart' } });
      }
      await alice.client.next('res', (event) => event.id === id);
    }
    await bob.client.ask('call.quality', { callId });
    expect(bob.client.events.filter(({ type }) => type === 'call.reaction')).toHaveLength(20);
  });

  test('of somebody else’s agent is not taken up', async () => {
    const { alice } = await talking();
    const mallory = await person(running.plane, ['voip']);
    const client = new CallClient(running.plane, mallory.token);
    client.welcome = alice.client.welcome!;
    callers.keep(client);
    await client.connect();
    expect(client.welcome).toMatchObject({ resumed: false, handled: 0, user: mallory.id });
    expect(client.welcome?.agent).not.toBe(alice.client.welcome?.agent);
    expect(client.events).toEqual([]);
  });
});

describe('access that ends', () => {
  const HOUR_MS = 3_600_000;
  const token = async (id: string, minutes: number) =>
    (
      await identityClient(running.plane).getToken({ communicationUserId: id }, ['voip'], {
        tokenExpiresInMinutes: minutes,
      })
    ).token;

  test('with its token ends the agent and its calls, unless a newer one came in time', async () => {
    const [alice, bob] = [
      await person(running.plane, ['voip']),
      await person(running.plane, ['voip']),
    ];
    const ann = await callers.device(running.plane, await token(alice.id, 60));
    const ben = await callers.device(running.plane, await token(bob.id, 60));
    const { id: callId } = await ann.start(bob.id);
    await ben.ask('call.accept', { callId });
    await clock.advance(HOUR_MS - 60_000);
    await ann.ask('agent.refresh', { token: await token(alice.id, 600) });
    await clock.advance(60_000);
    await ben.until(() => !ben.open);
    expect(ben.refused).toMatchObject({ code: 401, subCode: 10009 });
    expect(await ann.next('call.ended')).toMatchObject({ reason: { code: 408, subCode: 4506 } });
    expect(ann.open).toBe(true);
    expect(await agentsOf(bob.id)).toEqual([]);
  });

  test('is not renewed by a token of somebody else, or by none', async () => {
    const { alice, bob } = await talking();
    for (const wrong of [bob.token, 'nonsense', '']) {
      const asked = alice.client.ask('agent.refresh', { token: wrong });
      await expect(asked).rejects.toMatchObject({ code: 401 });
    }
    await expect(alice.client.askAnything('agent.refresh', null)).rejects.toMatchObject({
      code: 401,
    });
  });

  test.each([
    ['tokens are revoked', (id: string) => revoke(running.plane, id)],
    [
      'the identity is deleted',
      (id: string) => identityClient(running.plane).deleteUser({ communicationUserId: id }),
    ],
  ])('because %s ends agents and calls at once, and does not let them back', async (_how, end) => {
    const { alice, bob, callId } = await talking();
    const phone = await callers.device(running.plane, bob.token);
    await end(bob.id);
    for (const client of [bob.client, phone]) {
      await client.until(() => !client.open);
      expect(client.refused).toMatchObject({ code: 401, subCode: 10009 });
    }
    expect(await alice.client.next('call.ended')).toMatchObject({ callId, reason: { code: 408 } });
    expect(await agentsOf(bob.id)).toEqual([]);
    const again = new CallClient(running.plane, bob.token);
    await again.connect();
    expect(again.refused).toMatchObject({ code: 401, subCode: 40235 });
  });
});

test('who was put out is not listened to, even if they do not leave', async () => {
  const { alice, bob } = await talking();
  bob.client.deaf = true;
  await revoke(running.plane, bob.id);
  await alice.client.next('call.ended');
  bob.client.send({ t: 'req', id: 77, op: 'call.start', args: { to: [{ user: alice.id }] } });
  bob.client.deaf = false;
  await bob.client.until(() => !bob.client.open);
  await alice.client.ask('call.join', { locator: { groupId: crypto.randomUUID() } });
  expect(alice.client.events.filter(({ type }) => type === 'call.incoming')).toEqual([]);
});

test('the log of a call, at the loudest level, holds no secret and nothing anybody said', async () => {
  const alice = await callers.caller(running.plane, 'Alice Sixpack');
  const bob = await callers.caller(running.plane, 'Bob Sixpack');
  const args = {
    to: [{ user: bob.id, displayName: 'Bobby Sixpack' }],
    context: { secretKey: 'secretContext' },
  };
  const { call } = (await alice.client.ask('call.start', args)) as { call: { id: string } };
  await bob.client.ask('call.accept', { callId: call.id });
  const callId = call.id;
  const bytes = Buffer.from('secretData').toString('base64');
  await alice.client.ask('call.data', { callId, channel: 1, bytes });
  const sdp = 'v=0 secretDescription';
  const offer = {
    callId,
    generation: 1,
    transport: 'peer',
    kind: 'offer',
    sdp,
    tracks: [],
  } as const;
  await alice.client.ask('media.describe', { ...offer, tracks: [] });
  const candidate = { candidate: 'secretCandidate 203.0.113.77' };
  const found = { callId, generation: 1, transport: 'peer', candidate } as const;
  await alice.client.ask('media.candidate', found);
  for (const op of ['call.data', 'call.start', 'call.add', 'call.nonsense']) {
    await alice.client.askAnything(op, { callId, secretArgument: 'secretValue' }).catch(() => 0);
  }
  await alice.client.askAnything('agent.refresh', { token: 'secretToken' }).catch(() => 0);
  alice.client.send('{"secretFrame":');
  await alice.client.until(() => !alice.client.open);
  const stranger = new CallClient(running.plane, 'secretToken');
  await stranger.connect();
  const survey = { callId, overall: { score: 5, issues: ['secretIssue'] } };
  await bob.client.ask('call.hangUp', { callId });
  await bob.client.ask('call.survey', survey);
  await revoke(running.plane, alice.id);
  const written = running.log.join('');
  expect(written).toContain('request');
  const tokens = [alice.token, bob.token].flatMap((one) => [one, one.split('.')[2]!]);
  for (const secret of [...tokens, 'Sixpack', 'secret', bytes, '203.0.113.77']) {
    expect(written).not.toContain(secret);
  }
});

test('a welcome is the first thing a client hears, and the last a refusal', async () => {
  const { alice } = await talking();
  const frames: CallServerFrame[] = [];
  const client = await socket();
  client.on('message', (data) => frames.push(JSON.parse(String(data)) as CallServerFrame));
  const { token } = await person(running.plane, ['voip']);
  client.send(JSON.stringify({ t: 'hello', v: 1, token }));
  await once(client, 'message');
  client.send(JSON.stringify({ t: 'bye' }));
  await closed(client);
  expect(frames.map(({ t }) => t)).toEqual(['welcome', 'refused']);
  expect(alice.client.open).toBe(true);
});
