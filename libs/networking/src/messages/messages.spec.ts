import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { Delivery, TransportListener } from '../transport/transport.ts';
import { readFragment, writeFragment } from './fragment.ts';
import { MessageChannel } from './message-channel.ts';
import { Reassembler } from './reassembler.ts';
import type { DropReason } from './reassembler.ts';
import { split } from './split.ts';

const filled = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

describe('a piece of a message', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(0xffffffff),
        fc.integer({ min: 1, max: 0xffff }),
        fc.uint8Array(),
        (topic, messageId, count, payload) => {
          const fragment = { topic, messageId, index: count - 1, count, payload };
          expect(readFragment(writeFragment(fragment))).toEqual(fragment);
        },
      ),
    );
  });
});

describe('messages in pieces', () => {
  const setUp = (delivery: 'reliable' | 'unreliable' = 'unreliable') => {
    const clock = new VirtualClock(0);
    const dropped: DropReason[] = [];
    const options = { delivery, clock, maxMessageBytes: 1_000 };
    const reassembler = new Reassembler(options, (reason) => dropped.push(reason));
    const take = (bytes: Uint8Array) => reassembler.take(readFragment(bytes)!);
    return { clock, dropped, reassembler, take };
  };
  const pieces = (messageId: number, length: number, each = 60) =>
    split({ topic: 1, messageId, bytes: filled(length, messageId) }, each);

  it('come whole or not at all, once, whatever is lost, repeated or overtaken', () => {
    const size = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 6 }), fc.infiniteStream(fc.nat(9)), (sizes, luck) => {
        const { take } = setUp();
        const times = (): number => [0, 2, 2][luck.next().value] ?? 1;
        const travelling = sizes
          .flatMap((length, at) => pieces(at + 1, length))
          .flatMap((piece) => Array.from({ length: times() }, () => piece))
          .map((piece) => ({ piece, place: luck.next().value }))
          .sort((one, other) => one.place - other.place);
        const received = travelling.flatMap(({ piece }) => take(piece) ?? []);
        const numbers = received.map(([first]) => first!);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const [at, number] of numbers.entries()) {
          expect(received[at]).toEqual(filled(sizes[number - 1]!, number));
        }
      }),
    );
  });

  it('all come where nothing is lost, whatever is repeated or overtaken', () => {
    const size = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (sizes, luck) => {
        const { take } = setUp();
        const sent = sizes.flatMap((length, at) => pieces(at + 1, length));
        const received = [...sent, ...sent]
          .map((piece) => ({ piece, place: luck.next().value }))
          .sort((one, other) => one.place - other.place)
          .flatMap(({ piece }) => take(piece) ?? []);
        const numbers = received.map(([first]) => first!).toSorted();
        expect(numbers).toEqual(sizes.map((_, at) => at + 1));
      }),
    );
  });

  it('that grow too large are dropped, and with them what follows', () => {
    const { take, dropped, reassembler } = setUp();
    for (const piece of pieces(1, 1_200)) expect(take(piece)).toBeUndefined();
    expect(dropped[0]).toBe('too-large');
    expect(reassembler.waitingBytes).toBe(0);
  });

  it('that claim to have many pieces cost nothing until they come', () => {
    const { take, reassembler } = setUp();
    for (let messageId = 1; messageId <= 1_000; messageId += 1) {
      take(
        writeFragment({ topic: 1, messageId, index: 0, count: 0xffff, payload: filled(100, 1) }),
      );
    }
    expect(reassembler.waitingBytes).toBe(800);
  });

  it('that were begun and not finished are given up after two seconds', async () => {
    const { clock, take, dropped, reassembler } = setUp();
    take(pieces(1, 100)[0]!);
    await clock.advance(2_000);
    take(pieces(2, 10)[0]!);
    expect(dropped).toEqual(['incomplete']);
    expect(reassembler.waitingBytes).toBe(0);
  });

  it('that are reliable are not begun while another one is unfinished', () => {
    const { take, dropped } = setUp('reliable');
    take(pieces(1, 100)[0]!);
    expect(take(pieces(2, 10)[0]!)).toEqual(filled(10, 2));
    expect(take(pieces(1, 100)[1]!)).toBeUndefined();
    expect(dropped).toEqual(['repeated']);
  });

  it('go on after their numbers have begun again', () => {
    const { take } = setUp();
    for (const messageId of [0xfffffffe, 0xffffffff, 0, 1]) {
      expect(take(pieces(messageId, 5)[0]!)).toEqual(filled(5, messageId & 0xff));
    }
    expect(take(pieces(0xffffffff, 5)[0]!)).toBeUndefined();
  });
});

describe('a channel of messages', () => {
  const setUp = (options = {}) => {
    const clock = new VirtualClock(0);
    const network = new FakeNetwork(clock, { limits: { maxBytes: 100 }, ...options });
    const [one, two] = [network.join('one'), network.join('two')].map(
      (transport) => new MessageChannel(transport, { clock }),
    );
    return { clock, one: one!, two: two! };
  };

  it('carries large messages whole, each to its topic', async () => {
    const { clock, one, two } = setUp({ delayMs: 10, jitterMs: 20 });
    const heard: [number, number, number][] = [];
    for (const topic of [1, 2]) {
      two.subscribe(topic, (message) =>
        heard.push([topic, message.bytes.length, message.bytes[0]!]),
      );
    }
    one.send(1, { delivery: 'reliable', bytes: filled(5_000, 1) });
    one.send(2, { delivery: 'unreliable', bytes: filled(300, 2) });
    one.send(3, { delivery: 'reliable', bytes: filled(300, 3) });
    await clock.advance(100);
    expect(heard.toSorted()).toEqual([
      [1, 5_000, 1],
      [2, 300, 2],
    ]);
  });

  it('takes a message whole or not at all when there is no room, and goes on by itself', async () => {
    const { clock, one, two } = setUp({ delayMs: 10, maxWaitingBytes: 1_000 });
    const heard: number[] = [];
    two.subscribe(1, ({ bytes }) => heard.push(bytes.length));
    const large = { delivery: 'reliable', bytes: filled(4_000, 1) } as const;
    expect(one.send(1, large)).toBe(true);
    expect(one.send(1, large)).toBe(false);
    await clock.advance(1_000);
    expect(heard).toEqual([4_000]);
    expect(one.send(1, large)).toBe(true);
    await clock.advance(1_000);
    expect(heard).toEqual([4_000, 4_000]);
  });

  it('is not disturbed by two thousand hostile frames', () => {
    const listeners: TransportListener[] = [];
    const transport = {
      ...{
        kind: 'none',
        self: 'two',
        isClosed: false,
        limits: { maxBytes: 100, maxRecipients: 1 },
      },
      peers: () => [],
      send: () => true,
      subscribe(listener: TransportListener) {
        listeners.push(listener);
        return { [Symbol.dispose]: () => undefined };
      },
      [Symbol.asyncDispose]: async () => undefined,
    };
    const channel = new MessageChannel(transport, { clock: new VirtualClock(0) });
    const heard: string[] = [];
    channel.subscribe(1, ({ from, bytes }) => from === 'one' && heard.push(String(bytes)));
    const come = (from: string, delivery: Delivery, bytes: Uint8Array) =>
      listeners[0]!.message!({ from, delivery, bytes });
    const nearly = fc
      .tuple(fc.nat(3), fc.nat(9), fc.nat(5), fc.nat(6), fc.uint8Array({ maxLength: 80 }))
      .map(([topic, messageId, index, count, payload]) =>
        writeFragment({ topic, messageId, index, count, payload }),
      );
    const hostile = fc.tuple(
      fc.constantFrom<Delivery>('reliable', 'unreliable'),
      fc.oneof(nearly, fc.uint8Array({ maxLength: 100 })),
    );
    for (const [at, [delivery, bytes]] of fc.sample(hostile, 2_000).entries()) {
      come('hostile', delivery, bytes);
      const payload = Uint8Array.of(at % 256);
      const fragment = { topic: 1, messageId: at + 1, index: 0, count: 1, payload };
      come('one', 'reliable', writeFragment(fragment));
    }
    expect(heard).toEqual(Array.from({ length: 2_000 }, (_, n) => String(n % 256)));
    expect([...channel.dropped.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThan(500);
  });
});
