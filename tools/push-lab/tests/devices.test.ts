import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scope } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { CallEndedPush, ChatMessagePush, IncomingCallPush } from '@switchboard/push';
import type { ToApp } from '@switchboard/push/device';
import type { Device } from '../src/devices/device.ts';
import { Devices } from '../src/devices/devices.ts';
import type { Platform, ShownCall } from '../src/devices/device-state.ts';
import { PushLabApi, startPushLab } from '../src/index.ts';
import type { ServicePush } from '../src/services/service-push.ts';

const NOW = Date.parse('2026-11-30T10:00:00.000Z');
const RING_MS = 120_000;
const CALL = 'home.42';
const OWN = '7f8f4c64-55a1-4b8c-9d0e-6f2f1f0f7a11';

/** Events are numbered, so that two pushes are the same one only where a test says so. */
let events = 0;
const eventId = (): string =>
  `0d9c7f2e-5f0e-4a53-9c1e-${(++events).toString(16).padStart(12, '0')}`;

const incoming = (change: Partial<IncomingCallPush> = {}): IncomingCallPush => ({
  ...{ type: 'incoming-call', eventId: eventId(), serverCallId: CALL, hasVideo: false },
  startedAt: new Date(NOW).toISOString(),
  caller: { id: '8:acs:alice', displayName: 'Alice' },
  metadata: { recipientId: '8:acs:bob', expiresAt: new Date(NOW + RING_MS).toISOString() },
  ...change,
});
const ended = (): CallEndedPush => ({
  ...{ type: 'call-ended', eventId: eventId(), serverCallId: CALL, recipientId: '8:acs:bob' },
  reason: 'cancelled',
});
const message = (threadId: string): ChatMessagePush => ({
  ...{ type: 'chat-message', eventId: eventId(), threadId, messageId: '1' },
  ...{ recipientId: '8:acs:bob', sentAt: new Date(NOW).toISOString(), senderId: '8:acs:alice' },
});

function sent(push: ServicePush['push'], change: Partial<ServicePush> = {}): ServicePush {
  return {
    ...{ service: 'fcm', address: 'a-token', kind: 'data', isUrgent: true },
    ...{ expiresMs: NOW + RING_MS, collapseKey: undefined, push, notice: undefined },
    ...change,
  };
}
const notice = (text: string, change: Partial<ServicePush> = {}, threadId = '19:a@thread.v2') =>
  sent(message(threadId), {
    kind: 'notification',
    notice: { title: 'Alice', body: text },
    ...change,
  });
const texts = ({ view }: Device): readonly string[] => view.notifications.map(({ text }) => text);

let clock: VirtualClock;
let devices: Devices;
let said: ToApp[];
beforeEach(() => {
  clock = new VirtualClock(NOW);
  devices = new Devices(clock, () => 'https://localhost');
  said = [];
  devices.listen({
    changed: () => undefined,
    removed: () => undefined,
    said: (_device, word) => said.push(word),
  });
});
afterEach(() => devices[Symbol.dispose]());
const phone = (platform: Platform = 'android'): Device => devices.add(platform, platform);

describe('a call that a push tells of', () => {
  it('rings once, however often its event comes', () => {
    const device = phone();
    const push = incoming();
    expect([device.receive(sent(push)), device.receive(sent(push))]).toEqual([
      'shown',
      'duplicate',
    ]);
    expect(device.receive(sent(incoming()))).toBe('duplicate');
    expect(device.view.calls).toMatchObject([{ serverCallId: CALL, state: 'ringing', rings: 1 }]);
  });

  it('stops by another push although the app is killed, and when nobody waits any more', async () => {
    const [first, second] = [phone(), phone()];
    for (const device of [first, second]) device.receive(sent(incoming()));
    first.receive(sent(ended()));
    expect(first.view.calls).toMatchObject([{ state: 'missed', reason: 'cancelled' }]);
    await clock.advance(RING_MS - 1);
    expect(second.view.calls).toMatchObject([{ state: 'ringing' }]);
    await clock.advance(1);
    expect(second.view.calls).toMatchObject([{ state: 'missed', reason: 'expired' }]);
    expect(clock.pending).toBe(0);
  });

  it('wakes an iPhone, until its app is sent anything else by PushKit', () => {
    const device = phone('ios');
    const voip = { service: 'apns', kind: 'voip' } as const;
    expect(device.receive(sent(incoming(), voip))).toBe('shown');
    expect(device.view.app).toBe('background');
    expect(device.receive(sent(ended(), voip))).toBe('ignored');
    expect(device.receive(sent(incoming({ serverCallId: 'home.43' }), voip))).toBe('blocked');
    expect(device.view).toMatchObject({ isVoipBlocked: true, calls: [{ serverCallId: CALL }] });
    device.change({ isInstalled: false });
    device.change({ isInstalled: true });
    expect(device.view.isVoipBlocked).toBe(false);
  });
});

describe('a push that cannot be delivered', () => {
  it('waits in doze if it is not urgent, until somebody looks at the app', () => {
    const device = phone();
    device.change({ isSavingBattery: true });
    expect(device.receive(notice('Later', { isUrgent: false }))).toBe('held');
    expect(device.receive(notice('Now', {}, '19:b@thread.v2'))).toBe('shown');
    expect([texts(device), device.view.held]).toEqual([['Now'], 1]);
    device.change({ isSavingBattery: false });
    expect([texts(device), device.view.held]).toEqual([['Now', 'Later'], 0]);
  });

  it('is replaced by a later one of the same key, and forgotten when its time is over', async () => {
    const device = phone();
    device.change({ isOnline: false });
    device.receive(notice('First', { collapseKey: 'a' }));
    device.receive(notice('Second', { collapseKey: 'a' }));
    device.receive(notice('Too late', { expiresMs: NOW + 999 }, '19:b@thread.v2'));
    expect([texts(device), device.view.held]).toEqual([[], 2]);
    await clock.advance(1_000);
    device.change({ isOnline: true });
    expect([texts(device), device.view.held]).toEqual([['Second'], 0]);
  });

  it('is kept of the last hundred alone', () => {
    const device = phone();
    device.change({ isOnline: false });
    for (let at = 0; at < 120; at++) device.receive(notice(`${at}`, {}, `19:${at}@thread.v2`));
    expect(device.view.held).toBe(100);
    device.change({ isOnline: true });
    expect([texts(device).length, texts(device)[0], texts(device).at(-1)]).toEqual([
      50,
      '70',
      '119',
    ]);
  });
});

describe('a notification', () => {
  it('starts the app with its thread when it is opened', () => {
    const device = phone();
    device.receive(notice('Shall we eat?'));
    device.openNotification('19:a@thread.v2');
    device.hear({ type: 'ready' });
    expect(device.view).toMatchObject({ app: 'front', notifications: [] });
    expect(said).toMatchObject([
      { type: 'launched', launch: { reason: 'notification', threadId: '19:a@thread.v2' } },
    ]);
    expect(() => device.openNotification('19:a@thread.v2')).toThrow(/no such notification/);
  });

  it('is told to an app that runs', () => {
    const device = phone();
    device.change({ app: 'background' });
    device.hear({ type: 'ready' });
    device.receive(notice('Shall we eat?'));
    device.openNotification('19:a@thread.v2');
    expect(said.at(-1)).toEqual({ type: 'notification-opened', threadId: '19:a@thread.v2' });
  });
});

it('reaches nobody by the address of an app that was removed, nor by that of before', () => {
  const device = phone();
  const { target } = device.view;
  const token = target?.service === 'fcm' ? target.token : '';
  expect(devices.reachedBy(token)).toBe(device);
  device.change({ isInstalled: false });
  expect([devices.reachedBy(token), device.view.target]).toEqual([undefined, undefined]);
  device.change({ isInstalled: true });
  expect([devices.reachedBy(token), device.view.target === undefined]).toEqual([undefined, false]);
});

describe('a call that the app places', () => {
  it('goes on on the screen, without ringing, and is ended there', async () => {
    const scope = new Scope();
    try {
      const { api, advance } = await openLab(scope);
      const { id } = await api.add('android', 'Pixel');
      await api.change(id, { app: 'background' });
      const shown = async (): Promise<ShownCall | undefined> => (await api.device(id)).calls[0];
      const started = { type: 'call-started', calleeName: 'Carla', hasVideo: true } as const;
      await api.say(id, { ...started, serverCallId: OWN });
      expect(await shown()).toMatchObject({ callerName: 'Carla', state: 'answered', rings: 0 });
      await expect(api.touch(id, OWN, 'answer')).rejects.toThrow('It does not ring.');
      await api.say(id, { type: 'call-connected', serverCallId: OWN });
      expect(await shown()).toMatchObject({ serverCallId: OWN, state: 'connected' });
      // It does not ring, so that nothing stops it.
      await advance(RING_MS);
      await api.touch(id, OWN, 'end');
      expect(await shown()).toMatchObject({ state: 'connected' });
      await api.say(id, { type: 'call-ended', serverCallId: OWN });
      expect(await shown()).toMatchObject({ state: 'ended', reason: 'app' });
    } finally {
      await scope.end();
    }
  });

  it('is ended there by telling the app', () => {
    const device = phone();
    device.change({ app: 'background' });
    device.hear({ type: 'ready' });
    const word = {
      type: 'call-started',
      serverCallId: OWN,
      calleeName: '',
      hasVideo: false,
    } as const;
    device.hear(word);
    device.hear(word);
    device.act(OWN, 'end');
    expect(device.view.calls).toHaveLength(1);
    expect(said.at(-1)).toEqual({ type: 'call-action', serverCallId: OWN, action: 'end' });
  });
});

/** A lab on free ports, with keys that go with it. */
async function openLab(scope: Scope) {
  const stateFolder = await mkdtemp(join(tmpdir(), 'push-lab-test-'));
  scope.add(() => rm(stateFolder, { recursive: true, force: true }));
  const ports = { host: 'localhost', port: 0, servicesPort: 0 };
  const keys = { wnsSecret: 'of this test', vapidPublicKey: 'of this test' };
  const lab = scope.use(
    await startPushLab({ ...ports, ...keys, stateFolder, hasDesk: false }, { clock }),
  );
  const api = new PushLabApi(lab.http);
  return { api, advance: (ms: number) => api.advance(ms) };
}
