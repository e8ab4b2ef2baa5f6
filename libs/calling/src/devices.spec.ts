import { VirtualClock } from '@switchboard/kernel/testing';
import { noPreferences } from './devices.ts';
import { FakeExchange } from './testing/fake-exchange.ts';
import { createFakeParty } from './testing/fake-party.ts';
import { until } from './testing/until.ts';

async function setUp(preferences = noPreferences()) {
  const exchange = new FakeExchange();
  const alice = createFakeParty(exchange, 'alice', new VirtualClock(), { preferences });
  await alice.calling.start();
  const shown = () => alice.calling.getSnapshot().devices;
  return { exchange, ...alice, shown };
}

test('a camera that is pulled out makes room for another, one that is plugged in is there', async () => {
  const { calling, devices, shown } = await setUp();
  await calling.chooseCamera('2');
  expect(shown().camera).toBe('2');
  devices.unplugCamera('2');
  await until(calling, 'the other camera', ({ devices: { camera } }) => camera === '1');
  devices.plugCamera('3');
  await until(calling, 'a new camera', ({ devices: { cameras } }) => cameras.length === 2);
  expect(shown().camera).toBe('1');
});

test('what was chosen last time is chosen again', async () => {
  const preferences = noPreferences();
  preferences.set('camera', '2');
  preferences.set('microphone', '2');
  const { shown } = await setUp(preferences);
  expect(shown()).toMatchObject({ camera: '2', microphone: '2', speaker: '1' });
});

test('a choice is remembered, of what there is', async () => {
  const preferences = noPreferences();
  const { calling, shown } = await setUp(preferences);
  await calling.devices.chooseMicrophone('2');
  await calling.devices.chooseSpeaker('7');
  expect(preferences.get('microphone')).toBe('2');
  expect(preferences.get('speaker')).toBeUndefined();
  expect(shown()).toMatchObject({ microphone: '2', speaker: '1' });
});

test('while one is asked that is said, and then what the answer was', async () => {
  const { calling, devices, exchange, shown } = await setUp();
  devices.access = { audio: true, video: false };
  const release = exchange.hold('askDevicePermission');
  const asked = calling.devices.ask({ audio: true, video: true });
  expect(shown().permission).toEqual({ audio: 'asking', video: 'asking' });
  release();
  await asked;
  expect(shown().permission).toEqual({ audio: 'granted', video: 'denied' });
});

test('who could not be asked is not asked for ever', async () => {
  const { calling, exchange, shown } = await setUp();
  exchange.failNext('askDevicePermission', 403, 43005);
  await calling.devices.ask({ audio: true, video: false });
  expect(shown().permission).toEqual({ audio: 'denied', video: 'unknown' });
});

test('the microphone is let go of when nobody looks any more', async () => {
  const { calling, exchange, openStreams } = await setUp();
  const before = exchange.listeners.value;
  const levels: number[] = [];
  const undo = calling.devices.listenToMicrophone((level) => levels.push(level));
  await Promise.resolve();
  await Promise.resolve();
  expect(levels).toEqual([42]);
  undo();
  await new VirtualClock().advance(0);
  expect(openStreams.size).toBe(0);
  expect(exchange.listeners.value).toBe(before);
});

test('the picture before a call is closed with its place', async () => {
  const { calling, openRenderers, openStreams, exchange } = await setUp();
  const preview = await calling.preview();
  expect([openRenderers.size, openStreams.size]).toEqual([1, 1]);
  preview?.dispose();
  expect([openRenderers.size, openStreams.size]).toEqual([0, 0]);
  exchange.failNext('createView', 500, 0);
  await expect(calling.preview()).rejects.toThrow('500');
  expect([openRenderers.size, openStreams.size]).toEqual([0, 0]);
});
