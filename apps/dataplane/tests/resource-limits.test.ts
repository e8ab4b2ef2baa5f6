import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALL_SIGNALLING } from '@switchboard/acs-wire';
import type { CallView } from '@switchboard/acs-wire';
import { WebSocket } from 'ws';
import { resourceLimits } from '../src/platform/limits/resources.ts';
import type { ResourceLimits, ResourceName } from '../src/platform/limits/resources.ts';
import { application, automationClient } from './_callbacks.ts';
import { CallClient } from './_call-client.ts';
import { fakeEngines } from './_callers.ts';
import { person, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { FakeInventory } from './_inventory.ts';
import { carrier, found, headersOf, inside, numbersClient, wanted } from './_numbers.ts';
import { pushClient, webPushConfig, webPushTarget } from './_push-client.ts';
import { RealtimeClient } from './_realtime-client.ts';
import { WAV } from './_recordings.ts';
import { signedRequest } from './_signed.ts';
import { until } from './_until.ts';

const limits: Partial<ResourceLimits> = {
  'signalling.strangersPerAddress': 3,
  'push.installationsPerPerson': 2,
  'signalling.clientsPerPerson': 3,
  'signalling.requestBurst': 60,
  'signalling.requestsPerSecond': 1,
  'signalling.refusals': 5,
  'signalling.dataBytesPerSecond': 20_000,
  'signalling.dataWaiting': 10_000,
  'signalling.eventsWaiting': 100,
  'signalling.bytesWaiting': 40_000,
  'calls.perClient': 2,
  'calls.perPerson': 3,
  'calls.participants': 3,
  'realtime.clientsPerPerson': 2,
  'realtime.waitingPerClient': 20_000,
  'realtime.waitingPerPerson': 30_000,
  'numbers.owned': 2,
  'numbers.reservations': 2,
  'numbers.operations': 1,
  'automation.connections': 2,
  'automation.callbacksWaiting': 3,
  'recordings.kept': 1,
  'recordings.bytes': 64_000,
};
/** These would be in the way of the others. */
const ofProcess: Partial<ResourceLimits> = {
  'signalling.strangers': 3,
  'calls.perProcess': 3,
  'realtime.waiting': 30_000,
};

let running: Running;
let inventory: FakeInventory;
/** Takes all there is. */
let greedy: Person;
/** Wants to go on working meanwhile. */
let other: Person;
let clients: CallClient[] = [];

const open = async (who: Person): Promise<CallClient> => {
  const client = await CallClient.open(running.plane, who.token);
  clients.push(client);
  return client;
};
const stranger = async (): Promise<WebSocket> => {
  const url = running.plane.http.replace(/^http/, 'ws') + CALL_SIGNALLING.path;
  const socket = new WebSocket(url).on('error', () => undefined);
  await once(socket, 'open');
  return socket;
};
const joinGroup = (client: CallClient) =>
  client.ask('call.join', {
    locator: { groupId: crypto.randomUUID() },
    muted: true,
    camera: false,
  }) as Promise<{ call: { id: string } }>;
const refused = expect.objectContaining({ code: 429 });
const refusedOverHttp = expect.objectContaining({ statusCode: 429, code: 'TooManyRequests' });

/** Two people in a call: what the first one does reaches the second one. */
async function inCall() {
  const [from, to] = [await open(greedy), await open(other)];
  const { id: callId } = await from.start(other.id);
  await to.next('call.incoming');
  await to.ask('call.accept', { callId });
  return { from, to, callId };
}

/** Fills what waits for a client that answers nothing, with messages of about 1 KB. */
async function fill(client: RealtimeClient, count: number): Promise<void> {
  client.answering = false;
  const sender = await person(running.plane);
  const { chatThread } = await sender.chat.createChatThread(
    { topic: 'much' },
    { participants: [{ id: greedy.identifier }] },
  );
  const thread = sender.chat.getChatThreadClient(chatThread!.id);
  for (let at = 0; at < count; at++) await thread.sendMessage({ content: 'x'.repeat(1_000) });
}

const connect = (who: Person) => new RealtimeClient(running.plane.http, who.token).connect();
const lossOf = (client: RealtimeClient) =>
  client.until(() => client.frames.some((frame) => frame.includes('trouter.message_loss')));

/** A call of one in a group, of which as much is recorded as may be. */
async function recorded() {
  const page = await open(greedy);
  const { call } = (await page.ask('call.join', { locator: { groupId: crypto.randomUUID() } })) as {
    call: CallView;
  };
  const recording = automationClient(running.plane).getCallRecording();
  const { locator, id: callId } = call;
  const callLocator = {
    id: (locator as { groupId: string }).groupId,
    kind: 'groupCallLocator',
  } as const;
  const { recordingId = '' } = await recording.start({ ...WAV, callLocator });
  return { recording, recordingId, callLocator, page, callId };
}

/** @returns 200, or 404 while it goes on */
async function deleteRecording(id: string): Promise<number> {
  const path = `/calling/recordingContents/${id}`;
  return (await signedRequest(running.plane.http, 'DELETE', path)).status;
}

/** Takes all that the greedy one may have, and shows what comes of more. */
const exhaust: Record<ResourceName, () => Promise<void>> = {
  async 'numbers.owned'() {
    const client = numbersClient(running.plane);
    const { searchId } = await found(client, { quantity: 3 });
    await expect(client.beginPurchasePhoneNumbers(searchId)).rejects.toEqual(refusedOverHttp);
  },
  async 'numbers.reservations'() {
    const client = numbersClient(running.plane);
    const reserve = () => client.createOrUpdateReservation({ reservationId: crypto.randomUUID() });
    await reserve();
    await reserve();
    await expect(reserve()).rejects.toEqual(refusedOverHttp);
  },
  async 'numbers.operations'() {
    const client = numbersClient(running.plane);
    inventory.trouble = ({ path }) => (path.startsWith('holds') ? 'down' : undefined);
    const { options, get } = headersOf();
    await client.beginSearchAvailablePhoneNumbers(wanted, options);
    const next = client.beginSearchAvailablePhoneNumbers(wanted);
    await expect(next).rejects.toEqual(refusedOverHttp);
    inventory.trouble = () => undefined;
    await inside(client).cancelOperation(get('operation-id'));
  },
  'signalling.strangersPerAddress': evictsStrangers,
  'signalling.strangers': evictsStrangers,
  async 'push.installationsPerPerson'() {
    const app = pushClient(running.plane, greedy.token);
    const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    for (const id of ids) await app.register(id, webPushTarget());
    expect((await app.list()).map(({ id }) => id).sort()).toEqual(ids.slice(1).sort());
  },
  async 'signalling.clientsPerPerson'() {
    for (let at = 0; at < 3; at++) await open(greedy);
    const next = new CallClient(running.plane, greedy.token);
    clients.push(next);
    await next.connect();
    expect(next.refused).toEqual(refused);
  },
  'signalling.requestBurst': overThePace,
  'signalling.requestsPerSecond': overThePace,
  async 'signalling.refusals'() {
    const client = await open(greedy);
    for (let at = 0; client.open && at < 100; at++) {
      client.askAnything('call.nonsense', {}).catch(() => undefined);
    }
    await client.until(() => !client.open);
    expect(client.refused).toEqual(refused);
  },
  async 'signalling.dataBytesPerSecond'() {
    const { from, to, callId } = await inCall();
    const send = () => from.ask('call.data', { callId, channel: 1, bytes: 'A'.repeat(16_000) });
    await send();
    await send();
    await expect(send()).rejects.toEqual(refused);
    expect(to.open).toBe(true);
  },
  async 'signalling.dataWaiting'() {
    const { from, to, callId } = await inCall();
    to.acknowledges = false;
    const send = (channel: number) =>
      from.ask('call.data', { callId, channel, bytes: 'A'.repeat(8_000) });
    for (const channel of [1, 2, 3, 4]) await send(channel);
    await from.ask('call.update', { callId, camera: true });
    await to.next(
      'call.changed',
      ({ participants }) => participants?.some(({ camera }) => camera) ?? false,
    );
    expect(to.events.filter(({ type }) => type === 'call.data')).toHaveLength(2);
    expect(to.open).toBe(true);
  },
  async 'signalling.eventsWaiting'() {
    const { from, to, callId } = await inCall();
    from.acknowledges = false;
    // What it asked for itself waits as well.
    for (let at = 0; at < 55; at++) from.askAnything('call.nonsense', {}).catch(() => undefined);
    for (let at = 0; at < 55 && !from.refused; at++) {
      await to.ask('call.update', { callId, camera: at % 2 === 0 }).catch(() => undefined);
    }
    await from.until(() => from.refused !== undefined);
    expect(to.open).toBe(true);
  },
  async 'signalling.bytesWaiting'() {
    const { from, to, callId } = await inCall();
    from.acknowledges = false;
    const offer = { callId, generation: 1, transport: 'peer', kind: 'offer' } as const;
    const sdp = `v=0 ${'A'.repeat(30_000)}`;
    for (let at = 0; at < 2; at++) await to.ask('media.describe', { ...offer, tracks: [], sdp });
    await from.until(() => from.refused !== undefined);
    expect(to.open).toBe(true);
  },
  async 'calls.perClient'() {
    const client = await open(greedy);
    for (let at = 0; at < 2; at++) await joinGroup(client);
    await expect(joinGroup(client)).rejects.toEqual(refused);
  },
  async 'calls.perPerson'() {
    for (let at = 0; at < 3; at++) await joinGroup(await open(greedy));
    await clients[0]!.leave();
    const again = await open(greedy);
    await joinGroup(again);
    await expect(joinGroup(again)).rejects.toEqual(refused);
  },
  async 'calls.participants'() {
    const { from, callId } = await inCall();
    const [third, fourth] = [await person(running.plane, ['voip']), await person(running.plane)];
    await open(third);
    await from.ask('call.add', { callId, user: third.id });
    await expect(from.ask('call.add', { callId, user: fourth.id })).rejects.toEqual(refused);
  },
  async 'calls.perProcess'() {
    const client = await open(greedy);
    for (let at = 0; at < 3; at++) await joinGroup(client);
    await expect(joinGroup(client)).rejects.toEqual(refused);
    await client.leave();
  },
  async 'automation.connections'() {
    await using app = await application();
    const client = automationClient(running.plane);
    const call = async (who: Person) => {
      await open(who);
      return client.createCall({ targetParticipant: who.identifier }, app.url);
    };
    const calls = [await call(greedy), await call(other)];
    const third = await person(running.plane, ['voip']);
    await expect(call(third)).rejects.toEqual(refusedOverHttp);
    for (const { callConnection } of calls) await callConnection.hangUp(true);
    await until('both calls are over', () => app.got.length === 2);
    await (await call(third)).callConnection.hangUp(true);
  },
  async 'recordings.kept'() {
    const { recording, recordingId, callLocator, page, callId } = await recorded();
    await recording.stop(recordingId);
    const start = () => recording.start({ ...WAV, callLocator });
    await expect(start()).rejects.toEqual(refusedOverHttp);
    await deleteRecording(recordingId);
    const { recordingId: next } = await start();
    await page.ask('call.hangUp', { callId });
    await until('it is over', async () => (await deleteRecording(next!)) === 200);
  },
  async 'recordings.bytes'() {
    const { recordingId, page, callId } = await recorded();
    await until('it is full', async () => (await deleteRecording(recordingId)) === 200);
    await page.ask('call.hangUp', { callId });
  },
  async 'automation.callbacksWaiting'() {
    await using app = await application();
    app.answer(undefined);
    const page = await open(greedy);
    const target = { targetParticipant: greedy.identifier };
    const { callConnection } = await automationClient(running.plane).createCall(target, app.url);
    const { callId } = await page.next('call.incoming');
    await page.ask('call.accept', { callId });
    for (let at = 0; at < 5; at++) await page.ask('call.update', { callId, muted: at % 2 === 0 });
    await until('the first callback', () => app.requests === 1);
    const removed = callConnection.removeParticipant(other.identifier);
    await expect(removed).rejects.toEqual(refusedOverHttp);
    await callConnection.hangUp(true);
    app.release();
    await app.next('CallDisconnected');
    const numbers = app.got.flatMap(({ event }) =>
      event.kind === 'ParticipantsUpdated' ? [event.sequenceNumber] : [],
    );
    expect(numbers.at(-1)).toBe(6);
    expect(numbers.length).toBeLessThanOrEqual(3);
  },
  async 'realtime.clientsPerPerson'() {
    const [first] = [await connect(greedy), await connect(greedy)];
    await expect(connect(greedy)).rejects.toThrow('allocation: 429');
    await first.close();
    await (await connect(greedy)).close();
  },
  async 'realtime.waitingPerClient'() {
    const client = await connect(greedy);
    const dropped = client.closed();
    await fill(client, 30);
    await dropped;
    client.answering = true;
    await client.connect();
    await lossOf(client);
  },
  async 'realtime.waitingPerPerson'() {
    const [one, two] = [await connect(greedy), await connect(greedy)];
    const dropped = Promise.race([one.closed(), two.closed()]);
    two.answering = false;
    // Less than one client may have waiting, and with two of them more than the person may.
    await fill(one, 18);
    await dropped;
  },
  async 'realtime.waiting'() {
    const client = await connect(greedy);
    const dropped = client.closed();
    await fill(client, 40);
    await dropped;
    client.answering = true;
    await client.connect();
    await lossOf(client);
  },
};

async function evictsStrangers(): Promise<void> {
  const [first, ...rest] = [await stranger(), await stranger(), await stranger()];
  const closed = once(first!, 'close');
  const last = await stranger();
  await closed;
  for (const socket of [...rest, last]) {
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.terminate();
  }
}

async function overThePace(): Promise<void> {
  const client = await open(greedy);
  const asked = Array.from({ length: 62 }, () =>
    client.askAnything('call.nonsense', {}).catch((error: { code: number }) => error.code),
  );
  const codes = await Promise.all(asked);
  expect(codes.filter((code) => code === 400)).toHaveLength(60);
  expect(codes.slice(60)).toEqual([429, 429]);
  expect(client.open).toBe(true);
}

/** A call and a message of somebody else, from the beginning to the end. */
async function worksForOthers(): Promise<void> {
  const fresh = await person(running.plane, ['chat', 'voip']);
  const client = await open(fresh);
  await joinGroup(client);
  await client.leave();
  const realtime = await connect(fresh);
  const { chatThread } = await fresh.chat.createChatThread({ topic: 'as ever' });
  await fresh.chat.getChatThreadClient(chatThread!.id).sendMessage({ content: 'hello' });
  await realtime.until(() => realtime.events.some(({ messageBody }) => messageBody === 'hello'));
  await realtime.close();
}

describe.each([
  ['of one client or person', limits],
  ['of a process', ofProcess],
] as const)('resource limits %s', (_whose, given) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-limits-'));
    const file = join(folder, 'limits.json');
    await writeFile(file, JSON.stringify({ rules: [], resources: given }));
    const { media } = fakeEngines();
    inventory = await FakeInventory.open();
    const push = webPushConfig();
    running = await start({ limits: file, push, ...carrier(inventory) }, { services: [media] });
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await inventory[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    const scopes = ['chat', 'voip'] as const;
    greedy = await person(running.plane, [...scopes]);
    other = await person(running.plane, [...scopes]);
  });
  afterEach(() => {
    for (const client of clients) client[Symbol.dispose]();
    clients = [];
  });

  it.each(Object.keys(given) as ResourceName[])('%s', async (name) => {
    await exhaust[name]?.();
    await worksForOthers();
  });
});

it('has a test for every resource limit', () => {
  const tested = [...Object.keys(limits), ...Object.keys(ofProcess)];
  expect(tested.toSorted()).toEqual(Object.keys(resourceLimits).toSorted());
});
