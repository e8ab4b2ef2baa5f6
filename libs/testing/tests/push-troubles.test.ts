import type { Platform, ShownCall } from '@switchboard/push-lab';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { CallingClient } from './_calling-client.ts';
import { openPushLab } from './_push-lab.ts';
import type { OpenPushLab } from './_push-lab.ts';
import { Owner, register, somebody } from './_push-scene.ts';
import { until } from './_until.ts';

const SERVICES = [
  ['fcm', 'android'],
  ['apns', 'ios'],
  ['wns', 'windows'],
  ['web-push', 'browser'],
] as const;
/** People in a storm of calls, each with as many devices as one may have. */
const PEOPLE = 100;
const DEVICES = 10;
/** Called by one person at once. */
const CALLEES = 10;

let push: OpenPushLab;
let stack: Stack;

beforeAll(async () => {
  push = await openPushLab();
  stack = await startStack({ push: push.environment });
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await push[Symbol.asyncDispose]();
});

const isLong = (value: unknown): value is string => typeof value === 'string' && value.length > 20;

async function call(platform: Platform) {
  const owner = await Owner.with(platform, { stack, api: push.api });
  const { token } = await somebody(stack);
  const caller = await CallingClient.open(stack.dataplane.http, token, 'Alice');
  const callId = await caller.start(owner.who.id);
  return { owner, caller, callId };
}

async function ringing(owner: Owner, callId: string): Promise<ShownCall> {
  let shown: ShownCall | undefined;
  await until(async () => {
    shown = await owner.shown(callId);
    return shown?.state === 'ringing';
  });
  return shown!;
}

const deliveriesOf = async ({ who }: Owner) =>
  (await stack.control.push.deliveries({ userId: who.id })).value;

describe.each(SERVICES)('%s', (service, platform) => {
  test.each([
    ['is down for a moment', { kind: 'down', times: 2 }],
    ['asks for a pause', { kind: 'throttle', times: 1, retryAfterSeconds: 1 }],
    ['takes its time', { kind: 'delay', delayMs: 300 }],
    ['delivers twice', { kind: 'double', times: 1 }],
  ] as const)('that %s rings once', async (_, trouble) => {
    await push.api.trouble(service, trouble);
    const { owner, caller, callId } = await call(platform);
    using _caller = caller;
    expect(await ringing(owner, callId)).toMatchObject({ rings: 1 });
    await caller.ask('call.hangUp', { callId });
    await until(async () => (await owner.shown(callId))?.state === 'missed');
    expect(await owner.shown(callId)).toMatchObject({ rings: 1, reason: 'cancelled' });
  });

  test('that refuses a push is not asked again, and the caller is told', async () => {
    await push.api.trouble(service, { kind: 'refuse' });
    const { owner, caller, callId } = await call(platform);
    using _caller = caller;
    const { reason } = await caller.next('call.ended', (event) => event.callId === callId);
    expect(reason?.code).toBe(480);
    expect(await deliveriesOf(owner)).toMatchObject([{ state: 'refused', attempts: 1 }]);
  });

  test('that does not take its tokens any more gives another one', async () => {
    await push.api.revokeTokens();
    const { owner, caller, callId } = await call(platform);
    using _caller = caller;
    expect(await ringing(owner, callId)).toMatchObject({ rings: 1 });
  });
});

test('what reaches devices, and by what we send, is in no log', async () => {
  for (const [, platform] of SERVICES) {
    const { owner, caller, callId } = await call(platform);
    using _caller = caller;
    await ringing(owner, callId);
  }
  const targets = (await push.api.devices()).flatMap(({ target }) => (target ? [target] : []));
  const addresses = targets.flatMap((target) => Object.values(target).filter(isLong));
  const secrets = [
    push.environment['WNS_CLIENT_SECRET'],
    push.environment['VAPID_PRIVATE_KEY'],
  ].filter(isLong);
  expect(addresses.length).toBeGreaterThanOrEqual(5);
  const said = stack.logs.join('\n');
  expect([...addresses, ...secrets].filter((secret) => said.includes(secret))).toEqual([]);
  expect(said).not.toMatch(/Bearer |assertion=|-----BEGIN/);
});

test('a push that a service loses leaves the call ringing for who is there', async () => {
  // More than this one may be on its way, to end the calls of tests before.
  await push.api.trouble('fcm', { kind: 'drop', times: 50 });
  const { owner, caller, callId } = await call('android');
  using _caller = caller;
  await until(async () => (await deliveriesOf(owner))[0]?.state === 'sent');
  using page = await owner.connect();
  await page.next('call.incoming', (event) => event.callId === callId);
  await page.ask('call.accept', { callId });
  expect(await owner.shown(callId)).toBeUndefined();
});

test(`${PEOPLE * DEVICES} registrations are woken, once each, without a service being overrun`, async () => {
  const devices = await push.api.addMany('android', 'One of many', PEOPLE * DEVICES);
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => somebody(stack)));
  for (const [at, who] of people.entries()) {
    const theirs = devices.slice(at * DEVICES, (at + 1) * DEVICES);
    await Promise.all(theirs.map((device) => register(stack, who, device)));
  }
  // As far away as a real one, so that how many are asked at once is seen.
  await push.api.trouble('fcm', { kind: 'delay', delayMs: 20, times: 2 * PEOPLE * DEVICES });
  const callers: CallingClient[] = [];
  for (let at = 0; at < PEOPLE; at += CALLEES) {
    const { token } = await somebody(stack);
    const caller = await CallingClient.open(stack.dataplane.http, token, 'Alice');
    callers.push(caller);
    await caller.start(...people.slice(at, at + CALLEES).map(({ id }) => id));
  }
  const ids = new Set(devices.map(({ id }) => id));
  await until(async () => {
    const shown = (await push.api.devices()).filter(({ id }) => ids.has(id));
    return shown.every(({ calls }) => calls.some(({ state }) => state === 'ringing'));
  });
  const shown = (await push.api.devices()).filter(({ id }) => ids.has(id));
  expect(shown.every(({ calls }) => calls.length === 1 && calls[0]?.rings === 1)).toBe(true);
  expect(await push.api.mostAtOnce('fcm')).toBeLessThanOrEqual(32);
  for (const caller of callers) caller[Symbol.dispose]();
});
