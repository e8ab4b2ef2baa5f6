import { VirtualClock } from '@switchboard/kernel/testing';
import type { Change, Platform, ShownCall } from '@switchboard/push-lab';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { CallingClient } from './_calling-client.ts';
import { openPushLab } from './_push-lab.ts';
import type { OpenPushLab } from './_push-lab.ts';
import { Owner, somebody } from './_push-scene.ts';
import { until } from './_until.ts';

/** How long a call rings. */
const RING_MS = 120_000;

const PLATFORMS = ['android', 'ios', 'windows', 'browser'] as const;
const STATES = {
  'in front': { app: 'front' },
  'in the background': { app: 'background' },
  killed: { app: 'killed' },
  'offline, then back': { isOnline: false },
  'with a dead token': { isInstalled: false },
  'with notifications refused': { areNotificationsAllowed: false },
  'saving battery': { isSavingBattery: true },
} as const satisfies Readonly<Record<string, Change>>;
type State = keyof typeof STATES;

const ENDS = ['answered here', 'answered elsewhere', 'declined', 'given up', 'timed out'] as const;
type End = (typeof ENDS)[number];

let clock: VirtualClock;
let push: OpenPushLab;
let stack: Stack;

beforeAll(async () => {
  clock = new VirtualClock(Date.now());
  push = await openPushLab(clock);
  stack = await startStack({ clock, push: push.environment });
});
afterAll(async () => {
  await stack[Symbol.asyncDispose]();
  await push[Symbol.asyncDispose]();
});

/** Windows and browsers take the address from who may not notify; calls on phones need no such permission. */
function isReachable(platform: Platform, state: State): boolean {
  if (state === 'with a dead token') return false;
  const isPhone = platform === 'android' || platform === 'ios';
  return state !== 'with notifications refused' || isPhone;
}

interface Scene {
  readonly owner: Owner;
  readonly caller: CallingClient;
  readonly callId: string;
}

const endOf = (caller: CallingClient, callId: string) =>
  caller.next('call.ended', (event) => event.callId === callId);

async function rings({ owner, callId }: Scene): Promise<ShownCall> {
  let shown: ShownCall | undefined;
  await until(async () => {
    shown = await owner.shown(callId);
    return shown?.state === 'ringing';
  });
  return shown!;
}

async function becomes({ owner, callId }: Scene, wanted: Partial<ShownCall>): Promise<void> {
  await until(async () => {
    const shown = await owner.shown(callId);
    return Object.entries(wanted).every(
      ([key, value]) => shown?.[key as keyof ShownCall] === value,
    );
  });
  expect(await owner.shown(callId)).toMatchObject({ rings: 1, ...wanted });
}

/** What each side sees where the device is rung. */
const reached: Readonly<Record<End, (scene: Scene) => Promise<void>>> = {
  async 'answered here'(scene) {
    await rings(scene);
    using _app = await scene.owner.answer(scene.callId);
    await becomes(scene, { state: 'connected' });
    await scene.caller.next('call.changed', () => true);
    await scene.caller.ask('call.hangUp', { callId: scene.callId });
  },
  async 'answered elsewhere'(scene) {
    await rings(scene);
    using page = await scene.owner.connect();
    await page.next('call.incoming', (event) => event.callId === scene.callId);
    await page.ask('call.accept', { callId: scene.callId });
    await becomes(scene, { state: 'missed', reason: 'answered-elsewhere' });
    await scene.caller.ask('call.hangUp', { callId: scene.callId });
  },
  async declined(scene) {
    await rings(scene);
    await scene.owner.decline(scene.callId);
    expect((await endOf(scene.caller, scene.callId)).reason?.code).toBe(603);
    await becomes(scene, { state: 'declined' });
  },
  async 'given up'(scene) {
    await rings(scene);
    await scene.caller.ask('call.hangUp', { callId: scene.callId });
    await becomes(scene, { state: 'missed', reason: 'cancelled' });
  },
  async 'timed out'(scene) {
    await rings(scene);
    await clock.advance(RING_MS);
    expect((await endOf(scene.caller, scene.callId)).reason?.subCode).toBe(10_004);
    await until(async () => (await scene.owner.shown(scene.callId))?.state === 'missed');
    expect(await scene.owner.shown(scene.callId)).toMatchObject({ rings: 1 });
  },
};

/** The push service keeps what it cannot deliver; the device comes back into the network. */
const held = ({ owner }: Scene) =>
  until(async () => (await push.api.device(owner.deviceId)).held > 0);
const goOnline = ({ owner }: Scene) => push.api.change(owner.deviceId, { isOnline: true });

/** What each side sees where the device was offline when the call came. */
const offline: Readonly<Record<End, (scene: Scene) => Promise<void>>> = {
  async 'answered here'(scene) {
    await held(scene);
    await goOnline(scene);
    await reached['answered here'](scene);
  },
  async 'answered elsewhere'(scene) {
    await held(scene);
    using page = await scene.owner.connect();
    await page.next('call.incoming', (event) => event.callId === scene.callId);
    await page.ask('call.accept', { callId: scene.callId });
    await until(async () => (await push.api.device(scene.owner.deviceId)).held === 2);
    await goOnline(scene);
    await becomes(scene, { state: 'missed', reason: 'answered-elsewhere' });
    await scene.caller.ask('call.hangUp', { callId: scene.callId });
  },
  async declined(scene) {
    await held(scene);
    await goOnline(scene);
    await reached.declined(scene);
  },
  async 'given up'(scene) {
    await held(scene);
    await scene.caller.ask('call.hangUp', { callId: scene.callId });
    await until(async () => (await push.api.device(scene.owner.deviceId)).held === 2);
    await goOnline(scene);
    await becomes(scene, { state: 'missed', reason: 'cancelled' });
  },
  async 'timed out'(scene) {
    await held(scene);
    await clock.advance(RING_MS);
    expect((await endOf(scene.caller, scene.callId)).reason?.subCode).toBe(10_004);
    await goOnline(scene);
    expect(await scene.owner.shown(scene.callId)).toBeUndefined();
  },
};

/** Nobody is there to be rung: the caller is told at once, whatever they would have done. */
async function unreachable({ owner, caller, callId }: Scene): Promise<void> {
  expect((await endOf(caller, callId)).reason).toMatchObject({ code: 480, subCode: 10_037 });
  expect(await owner.shown(callId)).toBeUndefined();
  expect(await stack.control.push.installations(owner.who.id)).toEqual([]);
}

async function begin(platform: Platform, state: State): Promise<Scene> {
  const owner = await Owner.with(platform, { stack, api: push.api });
  await push.api.change(owner.deviceId, STATES[state]);
  const { token } = await somebody(stack);
  const caller = await CallingClient.open(stack.dataplane.http, token, 'Alice');
  return { owner, caller, callId: await caller.start(owner.who.id) };
}

describe.each(PLATFORMS)('a call to somebody with one device, %s', (platform) => {
  describe.each(Object.keys(STATES) as State[])('%s', (state) => {
    test.each(ENDS)('that is %s', async (end) => {
      const scene = await begin(platform, state);
      using _caller = scene.caller;
      if (state === 'offline, then back') await offline[end](scene);
      else if (isReachable(platform, state)) await reached[end](scene);
      else await unreachable(scene);
    });
  });
});
