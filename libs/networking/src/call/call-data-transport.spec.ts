import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { FakeCall, SILENCE_MS } from '../../tests/_fake-call.ts';
import type { FakeCallOptions, FakeMember } from '../../tests/_fake-call.ts';
import { transportContract } from '../testing/transport-contract.ts';
import { CallDataTransport } from './call-data-transport.ts';

const person = (name: string) => `8:acs:resource_${name}`;
const RELIABLE = 7_100;

function world(options?: FakeCallOptions) {
  const clock = new VirtualClock(0);
  const call = new FakeCall(clock, options);
  const members = new Map<string, FakeMember>();
  const enter = (name: string): FakeMember => {
    const member = call.enter(person(name));
    members.set(name, member);
    return member;
  };
  const open = (name: string): CallDataTransport => {
    const { feature, participants } = members.get(name) ?? enter(name);
    return new CallDataTransport({ feature, participants, self: person(name), clock });
  };
  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (let ms = 0; !holds(); ms += 50) {
      if (ms > 60_000) throw new Error(`did not happen: ${what}`);
      await clock.advance(50);
    }
  };
  const pair = async () => {
    const [one, two] = [open('one'), open('two')];
    await until('they know each other', () => one.peers().length + two.peers().length === 2);
    return [one, two] as const;
  };
  return { clock, call, enter, open, until, pair };
}

const reliable = (...values: number[]) =>
  ({ delivery: 'reliable', bytes: Uint8Array.from(values) }) as const;

function heardBy(transport: CallDataTransport): number[] {
  const heard: number[] = [];
  transport.subscribe({ message: ({ bytes }) => heard.push(bytes[0]!) });
  return heard;
}

describe('the data channel of a call, as every transport,', () => {
  it.each(transportContract)('$name', async ({ run }) => {
    const { pair, until } = world();
    const [one, two] = await pair();
    await run({ one, two, until });
    await Promise.all([one[Symbol.asyncDispose](), two[Symbol.asyncDispose]()]);
  });
});

describe('who is a peer', () => {
  it('is who has opened a transport, and not everybody in the call', async () => {
    const { open, enter, clock } = world();
    enter('two');
    const one = open('one');
    await clock.advance(60_000);
    expect(one.peers()).toEqual([]);
    const two = open('two');
    await clock.advance(1_000);
    expect([one.peers(), two.peers()]).toEqual([[person('two')], [person('one')]]);
  });

  it('stays so when the SDK closes the receivers for silence, and is heard again', async () => {
    const { pair, clock, until } = world();
    const [one, two] = await pair();
    const left: string[] = [];
    two.subscribe({ peerLeft: (peer) => left.push(peer) });
    const heard = heardBy(two);
    await clock.advance(3 * SILENCE_MS);
    one.send(reliable(5));
    await until('it is there', () => heard.length === 1);
    expect(left).toEqual([]);
  });

  it('is no longer so on leaving the call', async () => {
    const { pair, call } = world();
    const [one, two] = await pair();
    call.leave(person('one'));
    expect(two.peers()).toEqual([]);
    expect(one.isClosed).toBe(true);
  });

  it('is told of again when it was opened again, and hears what comes then', async () => {
    const { pair, open, clock, until } = world();
    const [one, two] = await pair();
    const told: string[] = [];
    two.subscribe({
      peerLeft: () => told.push('left'),
      peerJoined: () => {
        told.push('joined');
        two.send(reliable(9));
      },
    });
    await one[Symbol.asyncDispose]();
    await clock.advance(1_000);
    const again = open('one');
    const heard = heardBy(again);
    await until('it has heard', () => heard.length > 0);
    expect([told, heard]).toEqual([['left', 'joined'], [9]]);
  });
});

it('sends to many by naming them, and to nobody else', async () => {
  const { open, clock, call } = world();
  const all = ['one', 'two', 'three'].map(open) as [CallDataTransport, ...CallDataTransport[]];
  await clock.advance(1_000);
  const heard = all.map(heardBy);
  all[0].send({ ...reliable(1), to: [person('two')] });
  all[0].send(reliable(2));
  all[0].send({ ...reliable(3), to: [person('three')] });
  await clock.advance(1_000);
  expect(heard).toEqual([[], [1, 2], [2, 3]]);
  expect(call.sent.every(({ to }) => to.length > 0)).toBe(true);
});

it('keeps to the rate of each channel, and drops what waited too long', async () => {
  const { pair, clock, call } = world();
  const [one] = await pair();
  call.sent.length = 0;
  const bytes = new Uint8Array(4_000);
  const startMs = clock.now();
  for (let n = 0; n < 400; n += 1) {
    one.send({ delivery: 'unreliable', bytes, withinMs: 500 });
    one.send({ delivery: 'reliable', bytes });
    await clock.advance(25);
  }
  const seconds = (clock.now() - startMs) / 1_000;
  const rate = (durable: boolean): number =>
    call.sent
      .filter(({ options }) => (options.reliability === 'Durable') === durable)
      .reduce((sum, { data }) => sum + data.length * 8, 0) / seconds;
  // One second may come at once in the beginning.
  expect(rate(true)).toBeLessThan(64_000 * (1 + 1.2 / seconds));
  expect(rate(true)).toBeGreaterThan(60_000);
  expect(rate(false)).toBeLessThan(512_000 * (1 + 1.2 / seconds));
  expect(rate(false)).toBeGreaterThan(450_000);
  expect(one.dropped.sent).toBeGreaterThan(0);
});

it('sends what is soon worth nothing at high priority', async () => {
  const { pair, clock, call } = world();
  const [one] = await pair();
  one.send({ delivery: 'unreliable', bytes: Uint8Array.of(1), withinMs: 50 });
  await clock.advance(100);
  expect(call.sent.at(-1)?.options).toMatchObject({ reliability: 'Lossy', priority: 'High' });
});

describe('what the SDK refuses', () => {
  it('is sent again in order when it is reliable, and delivered once', async () => {
    let asked = 0;
    const { pair, until } = world({
      sending: () => {
        asked += 1;
        if (asked > 4 && asked % 3 !== 0) throw new Error('429');
      },
    });
    const [one, two] = await pair();
    const heard = heardBy(two);
    for (let n = 0; n < 20; n += 1) one.send(reliable(n));
    await until('all are there', () => heard.length >= 20);
    expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('is dropped once when it was sent, and only its answer was lost', async () => {
    let answers = 0;
    const { pair, clock, call, until } = world({
      sending: ({ data }) => {
        if (data.length > 5 && ++answers === 1) return new Promise(() => undefined);
      },
    });
    const [one, two] = await pair();
    const heard = heardBy(two);
    one.send(reliable(1));
    await clock.advance(1_000);
    const [first] = call.sent.slice(-1);
    one.send(reliable(2));
    await until('both are there', () => heard.length >= 2);
    await call.carry(first!, {});
    await clock.advance(1_000);
    expect(heard).toEqual([1, 2]);
    expect(two.dropped.received).toBe(1);
  });

  it('ends who cannot be reached at last, and nobody else', async () => {
    const { open, clock } = world({
      sending: ({ to, data }) => {
        if (data.length > 5 && to.includes(person('two'))) throw new Error('refused');
      },
    });
    const [one, two, three] = [open('one'), open('two'), open('three')];
    await clock.advance(1_000);
    const left: string[] = [];
    one.subscribe({ peerLeft: (peer) => left.push(peer) });
    const heard = heardBy(three);
    one.send({ ...reliable(1), to: [two.self] });
    one.send({ ...reliable(2), to: [three.self] });
    await clock.advance(30_000);
    expect([left, heard, one.isClosed]).toEqual([[two.self], [2], false]);
  });

  it('holds up nobody when it was only a greeting', async () => {
    const { open, enter, clock } = world({
      sending: ({ to }) => {
        if (to.includes(person('phone'))) throw new Error('takes no data');
      },
    });
    enter('phone');
    const [one, two] = [open('one'), open('two')];
    await clock.advance(400);
    const heard = heardBy(two);
    one.send(reliable(1));
    await clock.advance(100);
    expect(heard).toEqual([1]);
  });

  it('ends it all where it may be missing for any of several', async () => {
    const { open, clock } = world({
      sending: ({ data }) => {
        if (data.length > 5) throw new Error('refused');
      },
    });
    const [one] = [open('one'), open('two'), open('three')];
    await clock.advance(1_000);
    one.send(reliable(1));
    await clock.advance(30_000);
    expect(one.isClosed).toBe(true);
  });
});

it('drops and counts what is hostile, and keeps nothing of it', async () => {
  const { pair, call, clock } = world();
  const [one, two] = await pair();
  const heard = heardBy(two);
  const frames = fc.sample(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(0, 1, 2)), {
    numRuns: 2_000,
    seed: 7,
  });
  const pending = clock.pending;
  const session = {};
  for (const [data, channel] of frames) {
    const sent = { from: one.self, channelId: RELIABLE + channel, options: {}, to: [two.self] };
    await call.carry({ ...sent, data, atMs: 0 }, session);
  }
  await clock.advance(1_000);
  expect(two.dropped.received).toBeGreaterThan(500);
  expect(two.peers().length).toBeLessThanOrEqual(1);
  expect(clock.pending).toBeLessThanOrEqual(pending + 5);
  expect(heard.length).toBeLessThan(1_500);
});

it('leaves nothing behind', async () => {
  const { enter, open, clock } = world();
  const member = enter('one');
  const one = open('one');
  const two = open('two');
  await clock.advance(1_000);
  await one[Symbol.asyncDispose]();
  await two[Symbol.asyncDispose]();
  expect(member.listeners).toBe(0);
  await clock.advance(2 * SILENCE_MS);
  expect(clock.pending).toBe(0);
});
