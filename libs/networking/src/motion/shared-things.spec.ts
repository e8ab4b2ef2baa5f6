import fc from 'fast-check';
import { VirtualClock } from '@switchboard/kernel/testing';
import { AgreedClock } from '../clock/agreed-clock.ts';
import { MessageChannel } from '../messages/message-channel.ts';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import type { DataTransport } from '../transport/transport.ts';
import type { Pose } from './pose.ts';
import { SharedThings } from './shared-things.ts';
import { readThings, writeThings } from './thing-frame.ts';

const at = (x: number): Pose => ({ position: [x, 0, 0], rotation: [0, 0, 0, 1] });
const x = (pose: Pose | undefined): number | undefined => pose?.position[0];

interface Member {
  readonly things: SharedThings;
  readonly transport: DataTransport;
  readonly inherited: number[];
}

class Room {
  readonly clock = new VirtualClock(1_000_000);
  readonly network: FakeNetwork;

  constructor(options?: FakeNetworkOptions) {
    this.network = new FakeNetwork(this.clock, { delayMs: 30, ...options });
  }

  join(self: string): Member {
    const { clock } = this;
    const transport = this.network.join(self);
    const channel = new MessageChannel(transport, { clock });
    const agreed = new AgreedClock({ transport, channel, clock });
    const inherited: number[] = [];
    const onInherited = (things: readonly number[]) => void inherited.push(...things);
    const things = new SharedThings({ transport, channel, agreed, clock, onInherited });
    return { things, transport, inherited };
  }
}

describe('things that several people move', () => {
  it('go where their owner says, in between as well, and end where they rest', async () => {
    const room = new Room();
    const [alice, bob] = [room.join('alice'), room.join('bob')];
    await room.clock.advance(1_000);
    alice.things.take(1, at(0));
    const seen: number[] = [];
    for (let step = 1; step <= 40; step += 1) {
      alice.things.move(1, at(step));
      await room.clock.advance(25);
      seen.push(x(bob.things.at(1)) ?? Number.NaN);
    }
    // Behind, but evenly: no step is twice as long as a step is.
    const steps = seen.slice(20).map((value, n) => value - seen[n + 19]!);
    expect(Math.min(...steps)).toBeGreaterThan(0.5);
    expect(Math.max(...steps)).toBeLessThan(1.5);
    alice.things.rest(1, at(50));
    await room.clock.advance(500);
    expect([x(bob.things.at(1)), bob.things.ownerOf(1)]).toEqual([50, 'alice']);
  });

  it('are handed over without a jump, and the former owner moves them no more', async () => {
    const room = new Room();
    const [alice, bob] = [room.join('alice'), room.join('bob')];
    alice.things.take(1, at(0));
    for (let step = 1; step <= 20; step += 1) {
      alice.things.move(1, at(step / 10));
      await room.clock.advance(25);
    }
    const grabbed = bob.things.at(1)!;
    bob.things.take(1, grabbed);
    await room.clock.advance(100);
    expect([alice.things.isOwn(1), bob.things.isOwn(1)]).toEqual([false, true]);
    alice.things.move(1, at(99));
    await room.clock.advance(300);
    expect(x(alice.things.at(1))).toBeCloseTo(x(grabbed)!);
    expect(x(bob.things.at(1))).toBe(x(grabbed));
  });

  it('are where they are for who comes late, and for who comes back', async () => {
    const room = new Room();
    const alice = room.join('alice');
    alice.things.take(1, at(0));
    alice.things.rest(1, at(7));
    const bob = room.join('bob');
    await room.clock.advance(500);
    expect(x(bob.things.at(1))).toBe(7);
    await alice.transport[Symbol.asyncDispose]();
    bob.things.take(2, at(3));
    bob.things.rest(2, at(3));
    const again = room.join('alice');
    await room.clock.advance(500);
    expect([x(again.things.at(1)), x(again.things.at(2))]).toEqual([7, 3]);
  });

  it('do not hang in the air when their owner is gone: one of the others has them', async () => {
    const room = new Room();
    const [alice, bob, carla] = [room.join('alice'), room.join('bob'), room.join('carla')];
    carla.things.take(1, at(4));
    carla.things.take(2, at(5));
    carla.things.rest(2, at(5));
    await room.clock.advance(500);
    await carla.transport[Symbol.asyncDispose]();
    await room.clock.advance(500);
    expect([alice.inherited, bob.inherited]).toEqual([[1], []]);
    expect([bob.things.ownerOf(1), bob.things.ownerOf(2)]).toEqual(['alice', 'carla']);
  });

  it('show bodies, which nobody else moves', async () => {
    const room = new Room();
    const [alice, bob] = [room.join('alice'), room.join('bob')];
    expect(bob.things.bodyOf('alice')).toBeUndefined();
    for (let step = 1; step <= 20; step += 1) {
      alice.things.moveBody(at(1));
      await room.clock.advance(25);
    }
    expect(x(bob.things.bodyOf('alice'))).toBe(1);
    const carla = room.join('carla');
    await room.clock.advance(500);
    expect(x(carla.things.bodyOf('alice'))).toBe(1);
    await alice.transport[Symbol.asyncDispose]();
    expect(bob.things.bodyOf('alice')).toBeUndefined();
  });

  it('send nothing while nothing moves', async () => {
    const room = new Room();
    const [alice, bob] = [room.join('alice'), room.join('bob')];
    alice.things.take(1, at(0));
    alice.things.rest(1, at(0));
    await room.clock.advance(1_000);
    let heard = 0;
    bob.transport.subscribe({ message: ({ bytes }) => void (heard += bytes[0] === 3 ? 1 : 0) });
    await room.clock.advance(1_000);
    expect(heard).toBe(0);
  });

  it('end the same for all, whoever moved them when, and whatever got lost or came twice', async () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('take', 'move', 'rest'),
      thing: fc.nat(2),
      to: fc.nat(9),
      waitMs: fc.constantFrom(0, 20, 60),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 14 }),
        fc.integer({ min: 1, max: 2 ** 30 }),
        async (steps, luck) => {
          let seed = luck;
          const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
          const room = new Room({ jitterMs: 50, loss: 0.3, duplication: 0.3, random });
          const members = [room.join('alice'), room.join('bob'), room.join('carla')];
          for (const { who, what, thing, to, waitMs } of steps) {
            members[who]!.things[what](thing, at(to));
            await room.clock.advance(waitMs);
          }
          for (const { things } of members)
            for (const { thing, isResting } of things.states())
              if (!isResting) things.rest(thing, things.at(thing)!);
          await room.clock.advance(700);
          const ends = members.map(({ things }) =>
            [0, 1, 2].map((thing) => [things.ownerOf(thing), x(things.at(thing))]),
          );
          expect(ends[1]).toEqual(ends[0]);
          expect(ends[2]).toEqual(ends[0]);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('are moved by no two thousand hostile frames, nor by somebody whose they are not', async () => {
    const room = new Room();
    const [alice, bob] = [room.join('alice'), room.join('bob')];
    alice.things.take(1, at(1));
    alice.things.rest(1, at(1));
    await room.clock.advance(300);
    const mallory = room.network.join('mallory');
    const channel = new MessageChannel(mallory, { clock: room.clock });
    const state = { thing: 1, revision: 9, atMs: 0, pose: at(666), isResting: true };
    const bytes = writeThings([{ ...state, claim: { owner: 'alice', epoch: 9 } }]);
    channel.send(4, { delivery: 'reliable', bytes });
    await room.clock.advance(100);
    expect([x(bob.things.at(1)), x(alice.things.at(1))]).toEqual([1, 1]);
    const nearly = fc.tuple(fc.nat(2), fc.uint8Array({ maxLength: 100 }));
    for (const [count, garbage] of fc.sample(nearly, 2_000)) {
      const read = readThings(Uint8Array.of(count, ...garbage)) ?? [];
      const numbers = read.flatMap(({ pose, atMs }) => [atMs, ...pose.position, ...pose.rotation]);
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
  });
});

it('writes and reads what is said of things', () => {
  const word = fc.record({
    thing: fc.nat(0xffff),
    claim: fc.record({ owner: fc.string({ maxLength: 40 }), epoch: fc.nat(1_000_000) }),
    revision: fc.nat(1_000_000),
    atMs: fc.nat(),
    pose: fc.constant(at(2)),
    isResting: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 20 }), (states) => {
      expect(readThings(writeThings(states))).toEqual(states);
    }),
  );
});
