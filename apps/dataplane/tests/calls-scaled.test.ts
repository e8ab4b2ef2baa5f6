import { randomUUID } from 'node:crypto';
import { createLogger } from '@switchboard/service';
import { Redis } from 'ioredis';
import { homeOf } from '../src/services/calls/bus.ts';
import { redisBus } from '../src/platform/process-bus/redis-bus.ts';
import { CallClient } from './_call-client.ts';
import {
  Callers,
  callsOf,
  fakeEngines,
  joinGroup,
  joinRoom,
  makeRoom,
  recorded,
  recordsOf,
} from './_callers.ts';
import type { Caller } from './_callers.ts';
import { startChild } from './_child.ts';
import { start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import type { FreshDatabase } from './_services.ts';

const isThere = await hasServices();
if (!isThere)
  process.stderr.write('SKIPPED: calls of two data planes, for want of Postgres and Redis\n');
const describeScaled = isThere ? describe : describe.skip;
/** A dead process is noticed at the next of the others' beats, five seconds apart. */
const TIMEOUT_MS = 120_000;

describeScaled('calls of two data planes over Postgres and Redis', () => {
  let database: FreshDatabase;
  let one: Running;
  let two: Running;
  let callers: Callers;

  const another = () =>
    start({ databaseUrl: database.url, redisUrl: REDIS }, { services: [fakeEngines().media] });

  beforeAll(async () => {
    database = await freshDatabase();
    one = await another();
    two = await another();
  }, TIMEOUT_MS);
  beforeEach(() => {
    callers = new Callers();
  });
  afterEach(() => callers[Symbol.asyncDispose]());
  afterAll(async () => {
    for (const part of [one, two, database]) await part?.[Symbol.asyncDispose]();
  }, TIMEOUT_MS);

  const at = (running: Running, name: string) => callers.caller(running.plane, name);
  const failures = () =>
    [one, two].flatMap(({ log }) => log.filter((line) => /"level":(50|60)/.test(line)));

  test.each([
    ['from one to the other', () => [one, two]],
    ['from the other to one', () => [two, one]],
  ])('two people call each other %s', async (_way, planes) => {
    const [here, there] = planes() as [Running, Running];
    const [alice, bob] = [await at(here, 'Alice'), await at(there, 'Bob')];
    const { id: callId } = await alice.client.start(bob.id);
    expect(await bob.client.next('call.incoming')).toMatchObject({
      from: { displayName: 'Alice' },
    });
    const offer = {
      callId,
      generation: 1,
      transport: 'peer' as const,
      kind: 'offer' as const,
      sdp: 'v=0',
      tracks: [],
    };
    await alice.client.ask('media.describe', offer);
    await bob.client.ask('call.accept', { callId });
    expect(await bob.client.next('media.describe')).toMatchObject(offer);
    await bob.client.ask('media.describe', { ...offer, kind: 'answer' });
    expect(await alice.client.next('media.describe')).toMatchObject({ kind: 'answer' });
    await bob.client.ask('call.update', { callId, camera: true });
    await alice.client.next('call.changed', ({ participants }) =>
      Boolean(participants?.some(({ user, camera }) => user === bob.id && camera)),
    );
    // A socket that breaks is taken up where its agent is.
    await bob.client.cut();
    await alice.client.ask('call.update', { callId, muted: true });
    await bob.client.connect();
    expect(bob.client.welcome?.resumed).toBe(true);
    await bob.client.next('call.changed', ({ participants }) => Boolean(participants?.[0]?.muted));
    await bob.client.ask('call.hangUp', { callId });
    expect(await alice.client.next('call.ended')).toMatchObject({
      reason: { code: 0, subCode: 0 },
    });
    expect(await bob.client.next('call.ended')).toMatchObject({ reason: { code: 0, subCode: 0 } });
    // People are told first, it is written down after that, and then they are told so.
    await Promise.all([alice, bob].map((person) => recorded(person, callId)));
    for (const { plane } of [here, there]) {
      const record = (await recordsOf(plane)).find(({ id }) => id === callId);
      expect(record).toMatchObject({ kind: 'direct', startedBy: alice.id });
      expect(record?.legs.every(({ leftMs }) => leftMs !== null)).toBe(true);
    }
  });

  test('a call of one is handed over to a call of the other', async () => {
    const alice = await at(one, 'Alice');
    const [bob, carla] = [await at(two, 'Bob'), await at(two, 'Carla')];
    const { id: first } = await bob.client.start(alice.id);
    await alice.client.next('call.incoming');
    await alice.client.ask('call.accept', { callId: first });
    const { id: second } = await alice.client.start(carla.id);
    await carla.client.next('call.incoming');
    await carla.client.ask('call.accept', { callId: second });
    expect(homeOf(first)).not.toBe(homeOf(second));
    await alice.client.ask('call.handOver', { callId: second, targetCallId: first });
    const moved = await carla.client.next('call.moved', (event) => event.callId === second);
    expect(moved.call.id).toBe(first);
    await bob.client.next('call.changed', ({ participants = [] }) =>
      participants.some(({ user, state }) => user === carla.id && state === 'connected'),
    );
    for (const callId of [first, second]) {
      await alice.client.next('call.ended', (event) => event.callId === callId);
    }
    await carla.client.ask('call.hangUp', { callId: first });
    await bob.client.next('call.ended', (event) => event.callId === first);
  });

  test('every device rings, wherever it is, and the first that answers has the call', async () => {
    const [alice, bob] = [await at(one, 'Alice'), await at(one, 'Bob')];
    const tablet = await callers.device(two.plane, bob.token);
    const phone = await callers.device(two.plane, bob.token);
    const { id: callId } = await alice.client.start(bob.id);
    for (const client of [bob.client, tablet, phone]) await client.next('call.incoming');
    await tablet.ask('call.accept', { callId });
    for (const client of [bob.client, phone]) {
      expect(await client.next('call.incomingEnded')).toMatchObject({
        reason: { code: 487, subCode: 10003 },
      });
      await expect(client.ask('call.accept', { callId })).rejects.toMatchObject({ code: 404 });
    }
    await alice.client.ask('call.hangUp', { callId });
  });

  test('racing answers of two devices on two processes have one winner', async () => {
    const [alice, bob] = [await at(one, 'Alice'), await at(one, 'Bob')];
    const tablet = await callers.device(two.plane, bob.token);
    for (let round = 0; round < 10; round++) {
      const { id: callId } = await alice.client.start(bob.id);
      const devices = [bob.client, tablet];
      for (const device of devices)
        await device.next('call.incoming', (event) => event.callId === callId);
      const answers = await Promise.allSettled(
        devices.map((one) => one.ask('call.accept', { callId })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await alice.client.ask('call.hangUp', { callId });
      for (const device of devices) {
        await device.until(() =>
          device.events.some(
            (event) =>
              (event.type === 'call.ended' || event.type === 'call.incomingEnded') &&
              event.callId === callId,
          ),
        );
      }
    }
  });

  test('a device that rings already is busy for a caller elsewhere, and reachable afterwards', async () => {
    const [alice, bob, carla] = [await at(one, 'A'), await at(two, 'B'), await at(two, 'C')];
    const { id: first } = await alice.client.start(bob.id);
    await bob.client.next('call.incoming');
    const { id: second } = await carla.client.start(bob.id);
    expect(await carla.client.next('call.ended', ({ callId }) => callId === second)).toMatchObject({
      reason: { code: 486, subCode: 0 },
    });
    await bob.client.ask('call.reject', { callId: first });
    expect(await alice.client.next('call.ended')).toMatchObject({ reason: { code: 603 } });
    const { id: third } = await carla.client.start(bob.id);
    await bob.client.next('call.incoming', ({ callId }) => callId === third);
  });

  test('people meet in one call of a group, and of a room, whoever comes first', async () => {
    for (let round = 0; round < 10; round++) {
      const [alice, bob] = [await at(one, 'Alice'), await at(two, 'Bob')];
      const groupId = randomUUID();
      const joined = await Promise.all([joinGroup(alice, groupId), joinGroup(bob, groupId)]);
      expect(new Set(joined.map(({ id }) => id)).size).toBe(1);
      expect(joined.map(({ participants }) => participants.length).sort()).toEqual([1, 2]);
    }
    const [alice, bob] = [await at(one, 'Alice'), await at(two, 'Bob')];
    const roomId = await makeRoom(one.plane, { [alice.id]: 'Presenter', [bob.id]: 'Consumer' });
    const { id: callId } = await joinRoom(bob, roomId);
    expect((await joinRoom(alice, roomId)).id).toBe(callId);
    await expect(bob.client.ask('call.mute', { callId })).rejects.toMatchObject({ code: 403 });
    await alice.client.ask('call.data', { callId, channel: 1, bytes: 'aGk=' });
    await bob.client.next('call.data');
  });

  test('what no home would take does not stop the process that carries it', async () => {
    const [alice, bob] = [await at(one, 'Alice'), await at(two, 'Bob')];
    const { id: callId } = await alice.client.start(bob.id);
    await bob.client.ask('call.accept', { callId });
    const deep = '['.repeat(60_000) + ']'.repeat(60_000);
    bob.client.send(
      `{"t":"req","id":50,"op":"call.hold","args":{"callId":"${callId}","on":true,"x":${deep}}}`,
    );
    expect(await bob.client.next('res', ({ id }) => id === 50)).toMatchObject({ value: {} });
    await bob.client.askAnything('call.quality', { callId }, 51);
    expect(failures()).toEqual([]);
  });

  describe('when a process dies', () => {
    /** Its sign of life runs out, which would take a quarter of a minute. */
    async function expire(process: string): Promise<void> {
      const redis = new Redis(REDIS);
      await redis.del(`switchboard:bus:process:${process}`);
      redis.disconnect();
    }

    test(
      'its calls end with 503, its people are lost to calls of others, its records get an end',
      async () => {
        await using child = await startChild({ DATABASE_URL: database.url, REDIS_URL: REDIS });
        const there = (name: string) => callers.caller(child, name);
        const pairs = await Promise.all(
          // Where the first one is, nobody ever has anything to say to the process that dies.
          [two, one, one].map(async (running) => ({
            gone: await there('Gone'),
            here: await at(running, 'Here'),
          })),
        );
        const [rings, lives, visits] = pairs as [Pair, Pair, Pair];
        const ringing = await rings.gone.client.start(rings.here.id);
        await rings.here.client.next('call.incoming');
        const living = await lives.gone.client.start(lives.here.id);
        await lives.here.client.ask('call.accept', { callId: living.id });
        const visited = await visits.here.client.start(visits.gone.id);
        await visits.gone.client.ask('call.accept', { callId: visited.id });
        const home = homeOf(living.id);
        expect([homeOf(ringing.id), homeOf(visited.id)]).toEqual([
          home,
          expect.not.stringContaining(home),
        ]);
        // Who reads the records has them written first; what was not written dies with the process.
        expect((await recordsOf(child)).map(({ id }) => id)).toContain(ringing.id);
        await child.kill();
        await expire(home);

        const restarted = { reason: { code: 503, subCode: 0 } };
        expect(await lives.here.client.next('call.ended')).toMatchObject(restarted);
        expect(await visits.here.client.next('call.ended')).toMatchObject({
          reason: { code: 408, subCode: 4506 },
        });
        expect(await rings.here.client.next('call.incomingEnded')).toMatchObject(restarted);
        // What the dead process wrote when the legs began is ended by one that lives.
        await recorded(lives.here, living.id);
        await recorded(rings.here, ringing.id);
        const legsOf = (callId: string, all: Awaited<ReturnType<typeof recordsOf>>) =>
          all.find(({ id }) => id === callId)?.legs.map(({ code }) => code);
        const ended = await recordsOf(two.plane);
        expect(legsOf(living.id, ended)).toEqual([503, 503]);
        expect(legsOf(ringing.id, ended)).toEqual([503, 503]);
        const asked = lives.here.client.ask('call.hold', { callId: living.id, on: true });
        await expect(asked).rejects.toMatchObject({ code: 404 });
        // Who rang for a call that died is free for the next one; who was there is not reached.
        const { client } = await at(one, 'Next');
        const { id: next } = await client.start(rings.here.id, lives.gone.id);
        await rings.here.client.next('call.incoming', ({ callId }) => callId === next);
        const again = new CallClient(two.plane, lives.gone.token);
        again.welcome = lives.gone.client.welcome!;
        callers.keep(again);
        await again.connect();
        expect(again.welcome).toMatchObject({ resumed: false });

        await using later = await another();
        const records = await recordsOf(later.plane);
        for (const callId of [living.id, ringing.id, visited.id]) {
          expect(records.find(({ id }) => id === callId)?.endedMs).toEqual(expect.any(Number));
        }
        expect(records.find(({ id }) => id === next)?.endedMs).toBeNull();
      },
      TIMEOUT_MS,
    );

    test('somebody else takes its groups over', async () => {
      const log = createLogger({ name: 'calls', level: 'silent' });
      const bus = () => redisBus(REDIS, log);
      const key = `group:${randomUUID()}`;
      const dead = await bus();
      const [claimed] = [`${dead.self}.x`];
      expect(await dead.claims.claim(key, claimed)).toBe(claimed);
      await using living = await bus();
      expect(await living.claims.claim(key, `${living.self}.y`)).toBe(claimed);
      await dead[Symbol.asyncDispose]();
      await using third = await bus();
      const owners = await Promise.all([
        living.claims.claim(key, `${living.self}.z`),
        third.claims.claim(key, `${third.self}.z`),
      ]);
      expect(new Set(owners).size).toBe(1);
      expect(owners[0]).not.toBe(claimed);
      await living.claims.release(key, claimed);
      expect(await third.claims.claim(key, 'x.other')).toBe(owners[0]);
    });
  });

  test('a process that goes in peace says so to everybody', async () => {
    const third = await another();
    const [alice, bob, carla] = [await at(third, 'A'), await at(two, 'B'), await at(two, 'C')];
    const { id: here } = await alice.client.start(bob.id);
    await bob.client.ask('call.accept', { callId: here });
    await carla.client.start(alice.id);
    const incoming = await alice.client.next('call.incoming');
    await alice.client.ask('call.accept', { callId: incoming.callId });
    await third[Symbol.asyncDispose]();
    expect(await bob.client.next('call.ended')).toMatchObject({
      reason: { code: 503, subCode: 0 },
    });
    expect(await carla.client.next('call.ended')).toMatchObject({ reason: { code: 408 } });
    await alice.client.until(() => !alice.client.open);
    expect(alice.client.refused).toMatchObject({ code: 503 });
    const { agents } = await callsOf(two.plane);
    expect(agents.some(({ user }) => user === alice.id)).toBe(false);
  });
});

interface Pair {
  readonly gone: Caller;
  readonly here: Caller;
}
