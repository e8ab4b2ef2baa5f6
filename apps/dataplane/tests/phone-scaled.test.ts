import { SipRoutingClient } from '@azure/communication-phone-numbers';
import { Redis } from 'ioredis';
import { homeOf } from '../src/services/calls/bus.ts';
import type { DataPlane } from '../src/index.ts';
import { automationClient } from './_callbacks.ts';
import { Callers, recordsOf } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { startChild } from './_child.ts';
import { freePort } from '@switchboard/sip/testing';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { phoneEnv, phoneInfo, phoneOn, sipPort } from './_phone.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import type { FreshDatabase } from './_services.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const isThere = await hasServices();
if (!isThere)
  process.stderr.write('SKIPPED: phones at two data planes, for want of Postgres and Redis\n');
const describeScaled = isThere ? describe : describe.skip;
const TIMEOUT_MS = 120_000;
const NUMBER = '+14255550123';
const LOUD = 2_500;
const TONES = { alice: 400, phone: 700 } as const;
/** Without a word from who should refresh it, a trunk takes a call for lost. */
const LOST_MS = 90_000;

describeScaled('phones at two data planes over Postgres and Redis', () => {
  let database: FreshDatabase;
  let trunk: TestTrunk;
  /** Where the person is. */
  let one: Running;
  /** Where the trunk is. */
  let two: Running;
  let subscribed: Subscriber;
  let callers: Callers;

  beforeAll(async () => {
    database = await freshDatabase();
    trunk = await TestTrunk.open();
    const scaled = { databaseUrl: database.url, redisUrl: REDIS };
    const { trunk: known, ...here } = phoneOn(trunk.port, [29_100, 29_119]);
    one = await start({ ...scaled, phone: here });
    two = await start({ ...scaled, phone: { ...here, ...(known && { trunk: known }), ...rtp() } });
    await seedNumbers(one.plane);
    subscribed = await subscriber();
    const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
    const input = { name: 'calls', endpoint: subscribed.url, filter };
    await control(one.plane, 'POST', '/events/subscriptions', input);
  }, TIMEOUT_MS);
  beforeEach(() => {
    callers = new Callers();
  });
  afterEach(() => callers[Symbol.asyncDispose]());
  afterAll(async () => {
    for (const part of [one, two, subscribed, trunk, database]) {
      await part?.[Symbol.asyncDispose]();
    }
  }, TIMEOUT_MS);

  const rtp = () => ({ sound: phoneOn(0, [29_120, 29_139]).sound });
  const noLines = () =>
    until('no line is left', async () => {
      const all = await Promise.all([one, two].map((running) => phoneInfo(running)));
      return all.every(({ lines }) => lines === 0);
    });

  /** A phone calls in at this port, and is sent on to somebody who is at the first data plane. */
  async function callIn(port: number, phone: TrunkPhone, alice: Caller): Promise<string> {
    const before = subscribed.notified.length;
    const outgoing = trunk.call(port, NUMBER, OURS, phone);
    await until('the call is announced', () => subscribed.notified.length > before);
    const [event] = JSON.parse(subscribed.notified.at(-1)!.text) as {
      data: { incomingCallContext: string };
    }[];
    const target = { targetParticipant: { communicationUserId: alice.id } };
    await automationClient(one.plane).redirectCall(event!.data.incomingCallContext, target);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.accept', { callId });
    const result = await outgoing.result;
    if (result.kind !== 'answered') throw new Error(`not answered: ${result.end.status}`);
    phone.use(result.call);
    return callId;
  }

  async function bothHear(voice: VoiceClient, phone: TrunkPhone): Promise<void> {
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
  }

  test('a call in through one rings somebody at the other, and both hear each other', async () => {
    const alice = await callers.caller(one.plane, 'Alice');
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    const callId = await callIn(await sipPort(two), phone, alice);
    expect((await phoneInfo(two)).lines).toBe(1);
    await bothHear(voice, phone);
    for (const { plane } of [one, two]) {
      await until('each knows what the other measures', () => isMeasured(plane, callId));
    }
    const traces = await Promise.all([one, two].map(({ plane }) => traceOf(plane, callId)));
    expect(traces[0]).toEqual(traces[1]);
    expect(new Set(traces[0]?.entries.map(({ area }) => area))).toEqual(
      new Set(['signalling', 'media', 'sip']),
    );
    await alice.client.ask('call.hangUp', { callId });
    await until('the phone hears that it is over', () => phone.ended !== undefined);
    await noLines();
  });

  test('a page at one calls out by a trunk that was set at the other', async () => {
    await setTrunk(two.plane, trunk);
    await until('the first one knows the trunk', async () => {
      const { trunks, routes } = await phoneInfo(one);
      return routes.length > 0 && trunks.some(({ state }) => state === 'up');
    });
    const alice = await callers.caller(one.plane, 'Alice');
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    const to = [{ user: `4:${NUMBER}` }];
    await alice.client.ask('call.start', { to, alternateCallerId: OURS });
    await trunk.answer(await trunk.next(), phone);
    await bothHear(voice, phone);
    phone.call!.end({ reason: 'hung-up' });
    await alice.client.next('call.ended');
    await noLines();
  });

  test(
    'a call whose data plane is killed ends for the page at once, and for the phone in time',
    async () => {
      await using child = await startChild({
        ...phoneEnv(trunk.port, await freePort(), '29140-29159'),
        ...{ DATABASE_URL: database.url, REDIS_URL: REDIS, DATAPLANE_MEDIA: 'in-process' },
      });
      const alice = await callers.caller(one.plane, 'Alice');
      await using phone = await TrunkPhone.open(TONES.phone);
      const callId = await callIn(await sipPort({ plane: child as DataPlane }), phone, alice);
      await recordsOf(child);
      await child.kill();
      await expire(homeOf(callId));
      const ended = await alice.client.next('call.ended');
      expect(ended.reason).toEqual({ code: 503, subCode: 0 });
      await trunk.clock.advance(LOST_MS);
      await until('the phone hears that it is over', () => phone.ended !== undefined);
      expect(phone.ended).toMatchObject({ reason: 'lost' });
      await until('its history has an end', async () => {
        const record = (await recordsOf(two.plane)).find(({ id }) => id === callId);
        return typeof record?.endedMs === 'number';
      });
      await using next = await TrunkPhone.open(TONES.phone);
      await callIn(await sipPort(two), next, await callers.caller(one.plane, 'Bob'));
    },
    TIMEOUT_MS,
  );
});

async function setTrunk({ connectionString }: DataPlane, { port }: TestTrunk): Promise<void> {
  const client = new SipRoutingClient(connectionString, { allowInsecureConnection: true });
  const fqdn = 'trunk.localhost';
  await client.setTrunks([{ fqdn, sipSignalingPort: port }]);
  await client.setRoutes([{ name: 'all', numberPattern: '^\\+1', trunks: [fqdn] }]);
}

/** Its sign of life runs out, which would take a quarter of a minute. */
async function expire(process: string): Promise<void> {
  const redis = new Redis(REDIS);
  await redis.del(`switchboard:bus:process:${process}`);
  redis.disconnect();
}

async function isMeasured(plane: DataPlane, callId: string): Promise<boolean> {
  const { body } = await control(plane, 'GET', '/calls/traces');
  const { calls } = body as { calls: { id: string; legs: { quality: unknown }[] }[] };
  const legs = calls.find(({ id }) => id === callId)?.legs ?? [];
  return legs.length === 2 && legs.some(({ quality }) => quality !== null);
}

/** What happened, without what is measured anew all the time. */
async function traceOf(plane: DataPlane, callId: string) {
  const { body } = await control(plane, 'GET', `/calls/traces/${callId}`);
  return { entries: (body as { entries: readonly { readonly area: string }[] }).entries };
}
