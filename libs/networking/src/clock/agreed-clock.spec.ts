import type { Clock } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { MessageChannel } from '../messages/message-channel.ts';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import { AgreedClock } from './agreed-clock.ts';
import { writeTimes } from './clock-frame.ts';

function setUp(options: FakeNetworkOptions = {}) {
  const time = new VirtualClock(1_000_000);
  const network = new FakeNetwork(time, options);
  /** Somebody whose own clock is wrong by so much. */
  const join = (name: string, wrongByMs: number) => {
    const clock: Clock = { now: () => time.now() + wrongByMs, after: time.after.bind(time) };
    const transport = network.join(name);
    const channel = new MessageChannel(transport, { clock });
    return { transport, channel, clock: new AgreedClock({ transport, channel, clock }) };
  };
  return { time, network, join };
}

it('is that of the first by name, however wrong the others are', async () => {
  const { time, join } = setUp({ delayMs: 40 });
  const alice = join('alice', 3_000);
  const others = [join('bob', -7_000), join('carla', 200_000)];
  await time.advance(500);
  for (const { clock } of others) expect(clock.now()).toBeCloseTo(alice.clock.now(), 0);
  expect(alice.clock.now()).toBe(time.now() + 3_000);
  expect(others[0]!.clock.roundTripMs).toBe(80);
  expect(alice.clock.roundTripMs).toBeUndefined();
});

it('is off by less than half of what the network wavers, also when messages are lost', async () => {
  const { time, join } = setUp({ delayMs: 20, jitterMs: 60, loss: 0.3 });
  const [alice, bob] = [join('alice', 0), join('bob', 5_000)];
  await time.advance(20_000);
  expect(Math.abs(bob.clock.now() - alice.clock.now())).toBeLessThanOrEqual(30);
});

it('moves on to the next when the first has left, without a jump', async () => {
  const { time, join } = setUp({ delayMs: 10 });
  const alice = join('alice', 100);
  const [bob, carla] = [join('bob', 0), join('carla', 0)];
  await time.advance(10_000);
  const before = carla.clock.now();
  await alice.transport[Symbol.asyncDispose]();
  for (let ms = 0; ms < 10_000; ms += 100) {
    const last = [bob.clock.now(), carla.clock.now()];
    await time.advance(100);
    const now = [bob.clock.now(), carla.clock.now()];
    now.forEach((one, at) => expect(one - last[at]!).toBeGreaterThanOrEqual(94));
  }
  expect(bob.clock.now()).toBe(time.now());
  expect(carla.clock.now()).toBeCloseTo(time.now(), 0);
  expect(carla.clock.now()).toBeGreaterThan(before);
});

it('believes nobody but the reference, and no answer to what it did not ask', async () => {
  const { time, network, join } = setUp({ delayMs: 10 });
  join('alice', 0);
  const bob = join('bob', 0);
  const mallory = new MessageChannel(network.join('mallory'), { clock: time });
  await time.advance(1_000);
  const wrong = fc.sample(fc.tuple(fc.double(), fc.double(), fc.uint8Array({ maxLength: 20 })), 60);
  for (const [at, [askedMs, answeredMs, garbage]] of wrong.entries()) {
    const lie = writeTimes({ kind: 'answer', askedMs, answeredMs });
    for (const bytes of [lie, garbage]) mallory.send(0, { delivery: 'unreliable', bytes });
    if (at % 20 === 0) await time.advance(1);
  }
  await time.advance(100);
  expect(bob.clock.now()).toBeCloseTo(time.now(), 0);
});

it('leaves no timer behind', async () => {
  const { time, join } = setUp();
  const everybody = [join('alice', 0), join('bob', 0)];
  await time.advance(5_000);
  for (const { clock, channel, transport } of everybody) {
    clock[Symbol.dispose]();
    channel[Symbol.dispose]();
    await transport[Symbol.asyncDispose]();
  }
  await time.advance(0);
  expect(time.pending).toBe(0);
});
