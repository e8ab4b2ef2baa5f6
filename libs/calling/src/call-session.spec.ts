import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import type { CallSnapshot } from './state.ts';
import { FakeExchange } from './testing/fake-exchange.ts';
import { diagnose, record, reportStatistics } from './testing/fake-features.ts';
import { connectParties, createFakeParty } from './testing/fake-party.ts';
import { until } from './testing/until.ts';

async function connected(withdrawn: readonly string[] = []) {
  const exchange = new FakeExchange();
  for (const feature of withdrawn) exchange.withdraw(feature);
  const clock = new VirtualClock();
  const [alice, bob] = ['alice', 'bob'].map((name) => createFakeParty(exchange, name, clock));
  const { ref, answered } = await connectParties(alice!, bob!);
  return {
    exchange,
    clock,
    alice: alice!,
    bob: bob!,
    mine: alice!.calling.session(ref),
    theirs: bob!.calling.session(answered),
    fake: alice!.agent().calls[0]!,
    shown: (): CallSnapshot => alice!.calling.getSnapshot().calls[ref]!,
    shownToBob: (): CallSnapshot => bob!.calling.getSnapshot().calls[answered]!,
  };
}

test('the call keeps its name while the SDK’s id changes', async () => {
  const { fake, shown } = await connected();
  const { id } = shown();
  fake.renamed();
  expect(shown().id).not.toBe(id);
});

describe('wishes', () => {
  test('mute shows at once, and is taken back when it fails', async () => {
    const { mine, exchange, shown } = await connected();
    exchange.failNext('mute', 500, 0);
    const wish = mine.setMuted(true);
    expect(shown().muted).toBe(true);
    await wish;
    expect(shown()).toMatchObject({
      muted: false,
      failure: { kind: 'unknown', retryable: true },
    });
  });

  test('a camera that was wanted off again before it was on ends up off', async () => {
    const { mine, exchange, shown, alice } = await connected();
    const release = exchange.hold('startVideo');
    const wishes = [mine.setCamera(true), mine.setCamera(false)];
    expect(shown().camera).toBe('stopping');
    release();
    await Promise.all(wishes);
    expect(shown().camera).toBe('off');
    expect(alice.openStreams.size).toBe(0);
  });

  test('however one clicks, what was clicked last is what is, here and there', async () => {
    const clicks = fc.array(fc.tuple(fc.constantFrom('mute', 'video', 'screen'), fc.boolean()), {
      maxLength: 15,
    });
    await fc.assert(
      fc.asyncProperty(clicks, async (sequence) => {
        const { mine, alice, shown, shownToBob } = await connected();
        const wanted = { mute: false, video: false, screen: false };
        const wish = {
          mute: (on: boolean) => mine.setMuted(on),
          video: (on: boolean) => mine.setCamera(on),
          screen: (on: boolean) => mine.setScreen(on),
        };
        const wishes = sequence.map(([kind, on]) => {
          wanted[kind] = on;
          return wish[kind](on);
        });
        await Promise.all(wishes);
        const { muted, camera, screen } = shown();
        expect({ mute: muted, video: camera === 'on', screen: screen === 'on' }).toEqual(wanted);
        const seen = shownToBob().participants[alice.id]!;
        expect([seen.muted, seen.camera?.available ?? false]).toEqual([wanted.mute, wanted.video]);
        expect(alice.openStreams.size).toBe(wanted.video ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });

  test('about a call that is over, or dismissed, nothing is done', async () => {
    const { mine, alice, shown } = await connected();
    await mine.hangUp(false);
    const over = shown();
    const wishAll = async (): Promise<void> => {
      await Promise.all([mine.setMuted(true), mine.setCamera(true), mine.setScreen(true)]);
      await Promise.all([mine.setHeld(true), mine.hangUp(false)]);
    };
    await wishAll();
    expect(shown()).toBe(over);
    await alice.calling.dismiss(mine.ref);
    await expect(wishAll()).resolves.toBeUndefined();
  });

  test('a camera that comes up after the call is over is closed', async () => {
    const { mine, theirs, exchange, alice, shown } = await connected();
    const release = exchange.hold('startVideo');
    const wish = mine.setCamera(true);
    await theirs.hangUp(false);
    release();
    await wish;
    expect(shown()).toMatchObject({ camera: 'off', phase: { name: 'ended' } });
    expect(alice.openStreams.size).toBe(0);
  });
});

describe('the own camera', () => {
  test('changes while it is on, without an interruption', async () => {
    const { mine, alice, shown } = await connected();
    await mine.setCamera(true);
    const [stream] = alice.openStreams;
    await alice.calling.chooseCamera('2');
    expect(shown().camera).toBe('on');
    expect([...alice.openStreams]).toEqual([stream]);
    expect(stream).toMatchObject({ source: { id: '2' } });
  });

  test('that is off stays off when another is chosen', async () => {
    const { alice, shown } = await connected();
    await alice.calling.chooseCamera('2');
    expect(shown().camera).toBe('off');
  });

  test('is closed when the service takes it away', async () => {
    const { mine, alice, fake, shown } = await connected();
    await mine.setCamera(true);
    fake.losesVideo();
    expect(shown().camera).toBe('off');
    expect(alice.openStreams.size).toBe(0);
  });

  test('is shown while it still rings', async () => {
    const exchange = new FakeExchange();
    const [alice, bob] = ['alice', 'bob'].map((name) =>
      createFakeParty(exchange, name, new VirtualClock()),
    );
    await bob!.calling.start();
    const ref = await alice!.calling.call([bob!.id], { video: true });
    await until(alice!.calling, 'rings', ({ calls }) => calls[ref]?.phase.name === 'ringing');
    expect(alice!.calling.getSnapshot().calls[ref]?.camera).toBe('on');
    const view = await alice!.calling.session(ref).show(alice!.id, 'camera', {});
    expect(view).toBeDefined();
  });
});

describe('pictures', () => {
  test('one renderer shows a stream in many places, and goes with the last', async () => {
    const { mine, theirs, alice, bob } = await connected();
    await mine.setCamera(true);
    const views = [
      await theirs.show(alice.id, 'camera', {}),
      await theirs.show(alice.id, 'camera', { scalingMode: 'Fit' }),
    ];
    expect(bob.openRenderers.size).toBe(1);
    views[0]?.dispose();
    views[0]?.dispose();
    expect(bob.openRenderers.size).toBe(1);
    views[1]?.dispose();
    expect(bob.openRenderers.size).toBe(0);
  });

  test('one that comes when the call is over is not shown', async () => {
    const { mine, theirs, alice, bob, exchange, clock } = await connected();
    await mine.setCamera(true);
    const release = exchange.hold('createView');
    const showing = theirs.show(alice.id, 'camera', {});
    await mine.hangUp(false);
    await clock.advance(0);
    release();
    expect(await showing).toBeUndefined();
    expect(bob.openRenderers.size).toBe(0);
  });

  test('there is none of who sends none', async () => {
    const { theirs, alice } = await connected();
    expect(await theirs.show(alice.id, 'screen', {})).toBeUndefined();
  });
});

test('a reaction floats for four seconds, and no more than twenty do', async () => {
  const { mine, shownToBob, clock } = await connected();
  for (let count = 0; count < 25; count++) await mine.react('heart');
  expect(shownToBob().reactions).toHaveLength(20);
  await clock.advance(4_000);
  expect(shownToBob().reactions).toEqual([]);
});

test('bytes are heard until one hears no more', async () => {
  const { mine, theirs } = await connected();
  const heard: number[] = [];
  const undo = theirs.onData((_from, _channel, data) => heard.push(...data));
  const channel = mine.openChannel(1_000);
  await channel.sendMessage(Uint8Array.of(1));
  undo();
  await channel.sendMessage(Uint8Array.of(2));
  expect(heard).toEqual([1]);
});

test('what the network and the devices do is graded and named', async () => {
  const { fake, shown } = await connected();
  expect(shown().quality).toEqual({ network: 'good', problems: [] });
  diagnose(fake, 'network', 'networkSendQuality', 2);
  diagnose(fake, 'media', 'speakingWhileMicrophoneIsMuted', true);
  expect(shown().quality).toEqual({
    network: 'poor',
    problems: ['speakingWhileMicrophoneIsMuted'],
  });
  diagnose(fake, 'network', 'noNetwork', true);
  expect(shown().quality.network).toBe('bad');
});

test('a recording is said to be one', async () => {
  const { fake, shown, shownToBob } = await connected();
  record(fake, true);
  expect([shown().recording, shownToBob().recording]).toEqual([true, true]);
});

test('numbers are kept for two minutes, measured while somebody looks and the call goes on', async () => {
  const { mine, fake } = await connected();
  expect(reportStatistics(fake, {})).toBe(0);
  const undo = mine.statistics.subscribe(() => undefined);
  for (let second = 0; second < 130; second++) reportStatistics(fake, {});
  expect(mine.statistics.getSnapshot()).toHaveLength(120);
  undo();
  expect(reportStatistics(fake, {})).toBe(0);
  await mine.hangUp(false);
  mine.statistics.subscribe(() => undefined);
  expect(reportStatistics(fake, {})).toBe(0);
});

test('what the engine does not have is named, and everything else works', async () => {
  const withdrawn = ['RaiseHand', 'Reaction', 'Spotlight', 'UserFacingDiagnostics', 'MediaStats'];
  const { mine, shown } = await connected([...withdrawn, 'Capabilities', 'DataChannel']);
  expect(shown()).toMatchObject({
    phase: { name: 'connected' },
    quality: { network: 'good', problems: [] },
    self: { may: { unmute: true }, mayNot: {} },
  });
  expect(shown().unsupported).toEqual(expect.arrayContaining(['RaiseHand', 'Reaction']));
  await mine.raiseHand(true);
  expect(shown().failure).toMatchObject({ kind: 'unsupported' });
  expect(() => mine.openChannel(1_000)).toThrow('405');
  mine.statistics.subscribe(() => undefined);
  await mine.setMuted(true);
  expect(shown().muted).toBe(true);
  expect(shown().unsupported).toEqual(expect.arrayContaining(['DataChannel', 'MediaStats']));
});

test('how it was may be said after the call', async () => {
  const { mine } = await connected();
  await mine.hangUp(false);
  await expect(mine.survey({ overallRating: { score: 5 } })).resolves.toBeUndefined();
});

test('what has ended stays as it was, with its times', async () => {
  const { mine, shown, bob, clock } = await connected();
  await clock.advance(60_000);
  await mine.hangUp(false);
  const { connectedAt, endedAt, participants, left, hold } = shown();
  expect(endedAt).toBe((connectedAt ?? 0) + 60_000);
  expect(Object.keys(participants)).toEqual([bob.id]);
  expect([left, hold]).toEqual([[], 'none']);
});
