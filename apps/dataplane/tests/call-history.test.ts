import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { HistoryPage } from '../src/services/calls/records/history.ts';
import { Callers, joinGroup, recorded } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { control, person, start } from './_harness.ts';
import type { Running } from './_harness.ts';

const MISSED = '0,480,486,487';

let running: Running;
let clock: VirtualClock;
let callers: Callers;
beforeAll(async () => {
  clock = new VirtualClock(Date.now());
  running = await start({}, { clock });
});
beforeEach(() => (callers = new Callers()));
afterEach(() => callers[Symbol.asyncDispose]());
afterAll(() => running[Symbol.asyncDispose]());

const caller = (name: string): Promise<Caller> => callers.caller(running.plane, name);

async function historyOf(
  { id: user }: Pick<Caller, 'id'>,
  query: Readonly<Record<string, string>> = {},
): Promise<HistoryPage> {
  const search = new URLSearchParams({ user, countCodes: MISSED, ...query });
  const { status, body } = await control(running.plane, 'GET', `/calls/history?${search}`);
  expect(status).toBe(200);
  return body as HistoryPage;
}

test('a call can be read by both sides when they are told so, with its length and whether it had video', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const startedMs = clock.now();
  const started = await alice.client.ask('call.start', { to: [{ user: bob.id }], camera: true });
  const { id } = (started as { call: { id: string } }).call;
  await bob.client.next('call.incoming');
  await clock.advance(3_000);
  await bob.client.ask('call.accept', { callId: id });
  expect((await historyOf(alice)).calls).toEqual([]);
  await clock.advance(61_000);
  await alice.client.ask('call.hangUp', { callId: id });
  await Promise.all([recorded(alice, id), recorded(bob, id)]);
  const common = {
    ...{ id, startedBy: alice.id, startedMs, video: true, code: 0, subCode: 0 },
    ...{ answeredMs: startedMs + 3_000, connectedMs: 61_000, leftMs: startedMs + 64_000 },
    legId: expect.any(String),
  };
  expect(await historyOf(alice)).toEqual({
    calls: [{ ...common, others: [bob.id] }],
    unanswered: 0,
  });
  expect(await historyOf(bob)).toEqual({
    calls: [{ ...common, others: [alice.id] }],
    unanswered: 0,
  });
});

test('the clients of a person are told wherever they are', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const tablet = await callers.device(running.plane, bob.token);
  const { id } = await alice.client.start(bob.id);
  await bob.client.next('call.incoming');
  await bob.client.ask('call.accept', { callId: id });
  await bob.client.ask('call.hangUp', { callId: id });
  await Promise.all([recorded(bob, id), recorded({ client: tablet }, id)]);
});

describe('a call that nobody answers', () => {
  test('is missed by somebody who was nowhere', async () => {
    const alice = await caller('Alice');
    const bob = await person(running.plane, ['voip']);
    const { id } = await alice.client.start(bob.id);
    await recorded(alice, id);
    expect(await historyOf(bob)).toMatchObject({
      calls: [{ id, startedBy: alice.id, answeredMs: null, code: 480, others: [alice.id] }],
      unanswered: 1,
    });
    expect(await historyOf(alice)).toMatchObject({
      calls: [{ id, answeredMs: null, connectedMs: 0, code: 480, others: [bob.id] }],
      unanswered: 0,
    });
  });

  test.each<[string, number, number, (a: Caller, b: Caller, callId: string) => Promise<unknown>]>([
    ['cancelled', 487, 1, ({ client }, _, callId) => client.ask('call.hangUp', { callId })],
    ['left with its page', 487, 1, ({ client }) => client.leave()],
    ['not heard', 487, 1, () => clock.advance(120_000)],
    ['declined', 603, 0, (_, { client }, callId) => client.ask('call.reject', { callId })],
  ])('because it was %s', async (_how, code, unanswered, end) => {
    const [alice, bob] = [await caller('Alice'), await caller('Bob')];
    const { id } = await alice.client.start(bob.id);
    await bob.client.next('call.incoming');
    await end(alice, bob, id);
    await recorded(bob, id);
    expect(await historyOf(bob)).toMatchObject({
      calls: [{ id, answeredMs: null, connectedMs: 0, code, others: [alice.id] }],
      unanswered,
    });
  });
});

test('who leaves early has the call in the list at once, with those who are still in it', async () => {
  const [alice, bob, carla] = [await caller('Alice'), await caller('Bob'), await caller('Carla')];
  const { id: callId } = await alice.client.start(bob.id, carla.id);
  for (const { client } of [bob, carla]) {
    await client.next('call.incoming');
    await client.ask('call.accept', { callId });
  }
  await bob.client.ask('call.hangUp', { callId });
  await recorded(bob, callId);
  const [left] = (await historyOf(bob)).calls;
  expect(left?.others.toSorted()).toEqual([alice.id, carla.id].toSorted());
  expect((await historyOf(alice)).calls).toEqual([]);
  // Rung again, and gone again: one call all the same, as long as both parts together.
  const { connectedMs } = left!;
  await alice.client.ask('call.add', { callId, user: bob.id });
  await bob.client.until(
    () => bob.client.events.filter(({ type }) => type === 'call.incoming').length === 2,
  );
  expect((await historyOf(bob)).calls).toEqual([]);
  await bob.client.ask('call.accept', { callId });
  await clock.advance(5_000);
  await alice.client.ask('call.hangUp', { callId, forEveryone: true });
  await recorded(alice, callId);
  expect(await historyOf(bob)).toMatchObject({
    calls: [{ id: callId, connectedMs: connectedMs + 5_000 }],
    unanswered: 0,
  });
});

test('groups have no history', async () => {
  const alice = await caller('Alice');
  const { id } = await joinGroup(alice, crypto.randomUUID());
  await alice.client.ask('call.hangUp', { callId: id });
  const { body } = await control(running.plane, 'GET', '/calls/records');
  expect((body as { value: { id: string }[] }).value.map((record) => record.id)).toContain(id);
  expect(await historyOf(alice)).toEqual({ calls: [], unanswered: 0 });
});

test('pages follow each other without a gap, and what was seen is not counted', async () => {
  const alice = await caller('Alice');
  const bob = await person(running.plane, ['voip']);
  const ids: string[] = [];
  // Two end in the same millisecond.
  for (const ms of [10, 0, 10, 10, 10]) {
    await clock.advance(ms);
    const { id } = await alice.client.start(bob.id);
    await recorded(alice, id);
    ids.unshift(id);
  }
  const read: HistoryPage['calls'][number][] = [];
  for (let last = undefined as (typeof read)[number] | undefined; ; last = read.at(-1)) {
    const before = last && { beforeMs: String(last.leftMs), beforeLeg: last.legId };
    const { calls, unanswered } = await historyOf(bob, { limit: '2', ...before });
    expect(unanswered).toBe(5);
    read.push(...calls);
    if (calls.length < 2 || read.length > ids.length) break;
  }
  expect(read.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(read.map(({ leftMs }) => leftMs)).toEqual(
    read.map(({ leftMs }) => leftMs).toSorted((a, b) => b - a),
  );
  const countSinceMs = String(read[1]!.leftMs);
  expect(await historyOf(bob, { countSinceMs })).toMatchObject({ unanswered: 1 });
  expect(await historyOf(bob, { countCodes: '603' })).toMatchObject({ unanswered: 0 });
});

test.each([
  '',
  '?user=',
  '?user=a%00b',
  '?user=a&limit=0',
  '?user=a&limit=9999',
  '?user=a&beforeMs=x',
  '?user=a&beforeMs=1&beforeLeg=%00',
  '?user=a&countCodes=1,b',
  '?user=a&countCodes=99999999999',
  `?user=a&beforeMs=${'9'.repeat(30)}`,
])('what cannot be asked is refused: %s', async (search) => {
  expect((await control(running.plane, 'GET', `/calls/history${search}`)).status).toBe(400);
});

test('an export of before is taken, and history is purged with its calls after 90 days', async () => {
  const alice = await caller('Alice');
  const bob = await person(running.plane, ['voip']);
  const { id } = await alice.client.start(bob.id);
  await recorded(alice, id);
  const path = join(running.folder, 'before.json');
  await control(running.plane, 'POST', '/export', { path });
  const state = JSON.parse(await readFile(path, 'utf8')) as {
    tables: { callRecord: { video?: boolean }[] };
  };
  for (const record of state.tables.callRecord) delete record.video;
  await writeFile(path, JSON.stringify(state));
  expect((await control(running.plane, 'POST', '/import', { path })).status).toBe(200);
  expect((await historyOf(bob)).calls).toMatchObject([{ id, video: false }]);
  await control(running.plane, 'POST', '/clock/advance', { ms: 91 * 86_400_000 });
  expect(await historyOf(bob)).toEqual({ calls: [], unanswered: 0 });
});

test('nobody fills the list of somebody else, whether or not that one is there', async () => {
  await using limited = await start({ limits: 'default' }, { clock });
  const mallory = await callers.caller(limited.plane, 'Mallory');
  const [bob, carla] = [
    await person(limited.plane, ['voip']),
    await person(limited.plane, ['voip']),
  ];
  for (let turn = 0; turn < 10; turn += 1) await mallory.client.start(bob.id);
  await expect(mallory.client.start(bob.id)).rejects.toMatchObject({ code: 429 });
  const last = await mallory.client.start(carla.id);
  await recorded(mallory, last.id);
  const search = new URLSearchParams({ user: bob.id, countCodes: MISSED });
  const { body } = await control(limited.plane, 'GET', `/calls/history?${search}`);
  expect(body).toMatchObject({ unanswered: 10 });
});
