import fc from 'fast-check';
import { VirtualClock } from '@switchboard/kernel/testing';
import { Doc } from 'yjs';
import { MessageChannel } from '../messages/message-channel.ts';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import type { DataTransport } from '../transport/transport.ts';
import { SharedDocument } from './shared-document.ts';

interface Copy {
  readonly doc: Doc;
  readonly transport: DataTransport;
  readonly shared: SharedDocument;
}

function open(network: FakeNetwork, clock: VirtualClock, self: string, doc = new Doc()): Copy {
  const transport = network.join(self);
  const channel = new MessageChannel(transport, { clock });
  return { doc, transport, shared: new SharedDocument({ transport, channel, doc }) };
}

const words = (doc: Doc): string[] => doc.getArray<string>('words').toArray();
const write = (doc: Doc, ...added: string[]): void => doc.getArray<string>('words').push(added);

function setUp(options?: FakeNetworkOptions) {
  const clock = new VirtualClock(0);
  const network = new FakeNetwork(clock, { delayMs: 40, jitterMs: 60, ...options });
  return { clock, join: (self: string, doc?: Doc) => open(network, clock, self, doc) };
}

describe('a document', () => {
  it('is whole for who comes late, and whoever was there has what they bring', async () => {
    const { clock, join } = setUp();
    const alice = join('alice');
    write(alice.doc, 'one', 'two');
    const own = new Doc();
    write(own, 'mine');
    const bob = join('bob', own);
    await clock.advance(500);
    expect(words(bob.doc).toSorted()).toEqual(['mine', 'one', 'two']);
    expect(words(alice.doc)).toEqual(words(bob.doc));
  });

  it('becomes the same for all, whatever they do, and whenever they are away', async () => {
    const step = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('write', 'write', 'write', 'go', 'come'),
      waitMs: fc.constantFrom(0, 10, 200),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const { clock, join } = setUp();
        const names = ['alice', 'bob', 'carla'] as const;
        const docs = names.map(() => new Doc());
        const copies: (Copy | undefined)[] = names.map((name, at) => join(name, docs[at]));
        const go = async (at: number): Promise<void> => {
          copies[at]?.shared[Symbol.dispose]();
          await copies[at]?.transport[Symbol.asyncDispose]();
          copies[at] = undefined;
        };
        const come = (at: number): void => void (copies[at] ??= join(names[at]!, docs[at]));
        for (const [n, { who, what, waitMs }] of steps.entries()) {
          if (what === 'write') write(docs[who]!, `${n}`);
          if (what === 'go') await go(who);
          if (what === 'come') come(who);
          await clock.advance(waitMs);
        }
        names.forEach((_, at) => come(at));
        await clock.advance(1_000);
        expect(words(docs[0]!)).toHaveLength(steps.filter(({ what }) => what === 'write').length);
        expect(words(docs[1]!)).toEqual(words(docs[0]!));
        expect(words(docs[2]!)).toEqual(words(docs[0]!));
      }),
      { numRuns: 25 },
    );
  });

  it('waits for room, and then sends what there is by then', async () => {
    const limits = { maxBytes: 200 };
    const { clock, join } = setUp({ limits, maxWaitingBytes: 300, jitterMs: 0 });
    const [alice, bob] = [join('alice'), join('bob')];
    for (let n = 0; n < 50; n += 1) write(alice.doc, `${n}`);
    await clock.advance(5_000);
    expect(words(bob.doc)).toEqual(words(alice.doc));
    expect(words(bob.doc)).toHaveLength(50);
  });

  it('is not changed by two thousand hostile frames, and counts what it drops', () => {
    const { clock, join } = setUp();
    const alice = join('alice');
    write(alice.doc, 'mine');
    const channel = new MessageChannel(alice.transport, { clock });
    let hear: (bytes: Uint8Array) => void = () => undefined;
    channel.subscribe = (_topic, listener) => {
      hear = (bytes) => listener({ from: 'mallory', delivery: 'reliable', topic: 2, bytes });
      return { [Symbol.dispose]: () => undefined };
    };
    const { transport, doc } = alice;
    const shared = new SharedDocument({ transport, channel, doc });
    const nearly = fc.tuple(fc.nat(2), fc.uint8Array({ maxLength: 60 }));
    for (const [kind, payload] of fc.sample(nearly, 2_000))
      expect(() => hear(Uint8Array.of(kind, ...payload))).not.toThrow();
    expect(doc.toJSON()).toEqual({ words: ['mine'] });
    expect(shared.dropped).toBeGreaterThan(500);
  });

  it('takes no more of one peer than they may add', async () => {
    const { clock, join } = setUp();
    const [alice, bob] = [join('alice'), join('bob')];
    const heavy = 'x'.repeat(900_000);
    for (let n = 0; n < 20; n += 1) {
      bob.doc.transact(() => {
        bob.doc.getMap('heavy').set('value', heavy);
      });
      await clock.advance(300);
    }
    expect(alice.shared.dropped).toBeGreaterThan(0);
    expect(alice.shared.dropped).toBeLessThan(4);
  });
});
