import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { defaultRules } from '../src/services/phone/spend/default-rules.ts';
import { CallRefused } from './_call-client.ts';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { application, automationClient } from './_callbacks.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { phoneInfo, phoneOn, startWithPhone } from './_phone.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import type { FreshDatabase } from './_services.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { chargesOf, setRules, spendOf } from './_spend.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';

const NUMBER = '+14255550123';
const DENIED = '+14255550199';
const CAP = { code: 402, subCode: 511_402 };
const TOO_MANY = { code: 429, subCode: 511_429 };
const DESTINATION = { code: 403, subCode: 511_403 };
/** A dollar a second, and thirty of them a day. */
const DEAR = {
  rates: [
    { prefix: '+1', name: 'Dear', perMinute: 60_000_000, isAllowed: true },
    { prefix: DENIED, name: 'Denied', perMinute: 0, isAllowed: false },
  ],
  perNumber: { calls: 10, costPerDay: 30_000_000, minutesPerDay: 1_000 },
};

const callers = new Callers();
afterEach(() => callers[Symbol.asyncDispose]());

async function dialAs({ client }: Caller, number = NUMBER): Promise<string> {
  const args = { to: [{ user: `4:${number}` }], alternateCallerId: OURS };
  return ((await client.ask('call.start', args)) as { call: { id: string } }).call.id;
}

async function endOf({ client }: Caller, callId: string) {
  return (await client.next('call.ended', (event) => event.callId === callId)).reason;
}

describe('what calls to phones cost, and how much of it may be', () => {
  let trunk: TestTrunk;
  let running: Running;

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    running = await startWithPhone(phoneOn(trunk.port, [28_880, 28_919]));
  });
  beforeEach(() => setRules(running));
  afterEach(() =>
    until('no call runs', async () => (await spendOf(running)).resource.running === 0),
  );
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
  });

  const caller = () => callers.caller(running.plane, 'Alice');

  test('is written when a call is over, without whom it reached', async () => {
    const alice = await caller();
    const callId = await dialAs(alice);
    await using phone = await TrunkPhone.open(700);
    await trunk.answer(await trunk.next(), phone);
    await until('it is connected', () => phone.call !== undefined);
    const reserved = async () => (await spendOf(running)).resource;
    await until('it is counted', async () => (await reserved()).running === 1);
    expect((await reserved()).today.seconds).toBe(60);
    await until('it was answered', async () => isConnected(alice));
    await alice.client.ask('call.hangUp', { callId });
    await until('it is charged', async () => (await chargesOf(running)).length === 1);
    const [charge] = await chargesOf(running);
    expect(charge).toMatchObject({
      ...{ callId, phoneNumber: OURS, country: 'US', prefix: '+1', outcome: 'ended' },
      perMinute: 13_000,
    });
    const { seconds, cost } = charge!;
    expect(cost).toBe(Math.ceil((seconds * 13_000) / 60));
    const report = await spendOf(running);
    const sums = { seconds, cost, calls: 1, cutOff: 0 };
    expect(report).toMatchObject({
      ...{ currency: 'USD', resource: { running: 0, today: sums, month: sums } },
      numbers: [{ phoneNumber: OURS, running: 0, today: sums, limits: defaultRules.perNumber }],
    });
    expect(report.days.at(-1)).toMatchObject({ seconds, cost });
    expect(JSON.stringify([charge, report])).not.toContain(NUMBER);
    expect(running.log.join('')).not.toContain(NUMBER.slice(1));
  });

  test('is nothing for a call that nobody answers', async () => {
    const before = (await spendOf(running)).resource.today;
    const alice = await caller();
    const callId = await dialAs(alice);
    (await trunk.next()).reject(486);
    expect(await endOf(alice, callId)).toMatchObject({ code: 486 });
    await until('it is over', async () => (await chargesOf(running))[0]?.callId === callId);
    expect((await chargesOf(running))[0]).toMatchObject({ outcome: 'unanswered', cost: 0 });
    expect((await spendOf(running)).resource.today).toEqual(before);
  });

  test('is told before it is dialled, as is what is refused', async () => {
    await setRules(running, { rates: DEAR.rates });
    const ask = async (number: string) =>
      (await control(running.plane, 'POST', '/phone/spend/price', { number, callerId: OURS })).body;
    const dear = { kind: 'allowed', currency: 'USD', perMinute: 60_000_000, name: 'Dear' };
    expect(await ask(NUMBER)).toEqual(dear);
    expect(await ask(DENIED)).toEqual({ kind: 'denied', because: 'destination' });
    expect(await ask('+19005550123')).toEqual({ kind: 'denied', because: 'premium' });
    expect(await ask('+1911')).toEqual({ kind: 'denied', because: 'no-number' });
    const refused = await dialAs(await caller(), DENIED).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CallRefused);
    expect(refused).toMatchObject(DESTINATION);
  });

  test('stops at where a number may call, for applications as well', async () => {
    const own = { phoneNumber: OURS, prefixes: ['+44'], ...defaultRules.perNumber };
    await setRules(running, { numbers: [own] });
    await using app = await application();
    const client = automationClient(running.plane);
    await client.createCall(
      {
        targetParticipant: { phoneNumber: NUMBER },
        sourceCallIdNumber: { phoneNumber: OURS },
      },
      app.url,
    );
    const { resultInformation } = await app.next('CreateCallFailed');
    expect(resultInformation).toMatchObject(DESTINATION);
  });

  test('ends with as many calls at once as there may be', async () => {
    await setRules(running, { perNumber: { ...defaultRules.perNumber, calls: 1 } });
    const alice = await caller();
    const first = await dialAs(alice);
    await trunk.next();
    expect(await endOf(alice, await dialAs(alice))).toEqual(TOO_MANY);
    await alice.client.ask('call.hangUp', { callId: first });
    await until('it is over', async () => (await spendOf(running)).resource.running === 0);
    const again = await dialAs(alice);
    await trunk.next();
    await alice.client.ask('call.hangUp', { callId: again });
  });

  test('ends with a caller who dials too often, and not with others', async () => {
    await setRules(running, { callerPerMinute: 1 });
    const alice = await caller();
    const first = await dialAs(alice);
    await trunk.next();
    expect(await endOf(alice, await dialAs(alice))).toEqual(TOO_MANY);
    await alice.client.ask('call.hangUp', { callId: first });
    const bob = await callers.caller(running.plane, 'Bob');
    const callId = await dialAs(bob);
    await trunk.next();
    await bob.client.ask('call.hangUp', { callId });
  });

  test('ends with the minutes of a day', async () => {
    const { seconds } = (await spendOf(running)).resource.today;
    const minutesPerDay = Math.floor(seconds / 60);
    await setRules(running, { resource: { ...defaultRules.resource, minutesPerDay } });
    const alice = await caller();
    expect(await endOf(alice, await dialAs(alice))).toEqual(CAP);
  });

  test('is cut off at the cap of a day, and goes on the day after', async () => {
    await control(running.plane, 'POST', '/clock/advance', { ms: 86_400_000 });
    await setRules(running, DEAR);
    const alice = await caller();
    const callId = await dialAs(alice);
    await using phone = await TrunkPhone.open(700);
    await trunk.answer(await trunk.next(), phone);
    await until('it is connected', () => isConnected(alice));
    await control(running.plane, 'POST', '/clock/advance', { ms: 30_000 });
    expect(await endOf(alice, callId)).toEqual(CAP);
    await until('the phone hears it', () => phone.ended !== undefined);
    await until('it is charged', async () => (await chargesOf(running))[0]?.callId === callId);
    expect((await chargesOf(running))[0]).toMatchObject({ outcome: 'cut-off' });
    expect((await chargesOf(running))[0]?.cost).toBeGreaterThanOrEqual(30_000_000);
    expect(await endOf(alice, await dialAs(alice))).toEqual(CAP);
    const [number] = (await spendOf(running)).numbers;
    expect(number?.today).toMatchObject({ calls: 1, cutOff: 2 });
    await control(running.plane, 'POST', '/clock/advance', { ms: 86_400_000 });
    const bob = await callers.caller(running.plane, 'Bob');
    const again = await dialAs(bob);
    await trunk.next();
    await bob.client.ask('call.hangUp', { callId: again });
    expect((await phoneInfo(running)).lines).toBeLessThanOrEqual(1);
  });

  test('is set by who has seen what is set, and only as it makes sense', async () => {
    const put = (body: unknown) => control(running.plane, 'PUT', '/phone/spend/rules', body);
    const stale = await put({ ...defaultRules, revision: 0 });
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'RulesChanged' } } });
    const [rate] = defaultRules.rates;
    for (const wrong of [
      { ...defaultRules },
      { ...defaultRules, revision: 1, currency: 'dollars' },
      { ...defaultRules, revision: 1, rates: [rate, rate] },
      { ...defaultRules, revision: 1, rates: [{ ...rate, perMinute: -1 }] },
      { ...defaultRules, revision: 1, more: true },
    ]) {
      expect(await put(wrong)).toMatchObject({
        ...{ status: 400, body: { error: { code: 'ValidationError' } } },
      });
    }
    const asked = await control(running.plane, 'POST', '/phone/spend/price', { number: '1' });
    expect(asked.status).toBe(400);
  });

  test('goes with the state into a file, and comes back from it', async () => {
    await setRules(running, DEAR);
    const path = join(running.folder, 'state.json');
    const before = [await spendOf(running), await chargesOf(running)];
    expect((await control(running.plane, 'POST', '/export', { path })).status).toBeLessThan(300);
    await control(running.plane, 'POST', '/reset');
    expect(await chargesOf(running)).toEqual([]);
    expect((await spendOf(running)).resource.limits).toEqual(defaultRules.resource);
    expect((await control(running.plane, 'POST', '/import', { path })).status).toBeLessThan(300);
    expect([await spendOf(running), await chargesOf(running)]).toEqual(before);
  });
});

const isThere = await hasServices();
if (!isThere) {
  process.stderr.write(
    'SKIPPED: limits of calls at two data planes, for want of Postgres and Redis\n',
  );
}
const describeScaled = isThere ? describe : describe.skip;

describeScaled('limits of calls to phones at two data planes', () => {
  let trunk: TestTrunk;
  let database: FreshDatabase;
  let planes: Running[] = [];

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    database = await freshDatabase();
    const shared = { databaseUrl: database.url, redisUrl: REDIS };
    planes = [
      await start({ ...shared, phone: phoneOn(trunk.port, [28_920, 28_959]) }),
      await start({ ...shared, phone: phoneOn(trunk.port, [28_960, 28_999]) }),
    ];
    await seedNumbers(planes[0]!.plane);
  });
  afterAll(async () => {
    for (const part of [...planes, database, trunk]) await part?.[Symbol.asyncDispose]();
  });

  const price = async ({ plane }: Running) =>
    (await control(plane, 'POST', '/phone/spend/price', { number: NUMBER, callerId: OURS })).body;
  const both = () => Promise.all(planes.map(({ plane }) => callers.caller(plane, 'Somebody')));

  test('hold for both together, however they race', async () => {
    await setRules(planes[0]!, {
      rates: [{ prefix: '+1', name: 'Told', perMinute: 13_000, isAllowed: true }],
      perNumber: { ...defaultRules.perNumber, calls: 3 },
    });
    const isTold = async () => JSON.stringify(await price(planes[1]!)).includes('Told');
    await until('the other was told', isTold);
    const people = await both();
    const dialling = people.flatMap((one) => [0, 1, 2, 3].map(async () => dialAs(one)));
    await Promise.all(dialling);
    const refused = () =>
      people.flatMap(({ client }) =>
        client.events.flatMap((event) => (event.type === 'call.ended' ? [event.reason] : [])),
      );
    await until('five are refused', () => refused().length === 5);
    expect(new Set(refused().map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(TOO_MANY)]),
    );
    for (const one of planes) expect((await spendOf(one)).resource.running).toBe(3);
    await Promise.all(people.map(({ client }) => client.leave()));
    await until('all are over', async () => (await spendOf(planes[1]!)).resource.running === 0);
    expect((await spendOf(planes[0]!)).resource.today).toMatchObject({ seconds: 0, cost: 0 });
  });

  test('go on without the calls of a process that died', async () => {
    await setRules(planes[0]!, { perNumber: { ...defaultRules.perNumber, calls: 1 } });
    const limits = async () => (await spendOf(planes[1]!)).numbers[0]?.limits.calls;
    await until('the other was told', async () => (await limits()) === 1);
    const id = randomUUID();
    const lease = (seconds: number) =>
      database.run(
        `INSERT INTO "CallCharge" VALUES ($1, 'c', $2, '8:acs:x', 'US', '+1', 13000, 0, 0, NULL,
          (extract(epoch FROM now()) * 1000)::bigint + $3 * 1000, 0, 60, 13000)
        ON CONFLICT ("id") DO UPDATE SET "leaseMs" = excluded."leaseMs"`,
        ...[id, OURS, seconds],
      );
    await lease(600);
    const [, alice] = await both();
    expect(await endOf(alice!, await dialAs(alice!))).toEqual(TOO_MANY);
    await lease(-1);
    const callId = await dialAs(alice!);
    await until('it rings', async () => (await spendOf(planes[0]!)).resource.running === 1);
    await alice!.client.ask('call.hangUp', { callId });
    const lost = async () =>
      (await chargesOf(planes[0]!)).find(({ outcome }) => outcome === 'lost');
    await until('what it cost is written', async () => (await lost()) !== undefined);
    expect(await lost()).toMatchObject({ seconds: 60, cost: 13_000 });
  });
});

function isConnected({ client }: Caller): boolean {
  return client.events.some(
    (event) =>
      event.type === 'call.changed' &&
      (event.participants ?? []).some(
        ({ user, state }) => user === `4:${NUMBER}` && state === 'connected',
      ),
  );
}
