import fc from 'fast-check';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { Clock } from '@switchboard/kernel';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import { transportContract } from '../testing/transport-contract.ts';
import type { DataTransport, TransportListener } from '../transport/transport.ts';
import { readSwitchingFrame } from './switching-frame.ts';
import { SwitchingTransport } from './switching-transport.ts';

/** A transport under another kind, so that two of them are two paths. */
function ofKind(kind: string, transport: DataTransport): DataTransport {
  return new Proxy(transport, {
    get(target, name) {
      if (name === 'kind') return kind;
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

interface Member {
  readonly session: SwitchingTransport;
  readonly call: DataTransport;
  readonly direct: DataTransport;
}

class Space {
  readonly clock = new VirtualClock(0);
  readonly networks: Readonly<Record<'call' | 'direct', FakeNetwork>>;
  #sessions = 0;

  constructor(options: FakeNetworkOptions = { delayMs: 40, jitterMs: 30 }) {
    const clock: Clock = this.clock;
    this.networks = {
      call: new FakeNetwork(clock, { ...options, delayMs: 3 * (options.delayMs ?? 0) }),
      direct: new FakeNetwork(clock, options),
    };
  }

  join(self: string, onPreferred?: (kind: string) => void): Member {
    const session = new SwitchingTransport({
      self,
      clock: this.clock,
      preferred: 'call',
      session: ++this.#sessions,
      ...(onPreferred && { onPreferred }),
    });
    const [call, direct] = [this.path('call', self), this.path('direct', self)];
    session.add(call);
    session.add(direct);
    return { session, call, direct };
  }

  path(kind: 'call' | 'direct', self: string): DataTransport {
    return ofKind(kind, this.networks[kind].join(self));
  }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const reliable = (message: string) =>
  ({ delivery: 'reliable', bytes: new TextEncoder().encode(message) }) as const;

function hear(transport: DataTransport): string[] {
  const heard: string[] = [];
  transport.subscribe({ message: ({ bytes }) => heard.push(text(bytes)) });
  return heard;
}

describe('a session over two paths, as every transport,', () => {
  it.each(transportContract)('$name', async ({ run }) => {
    const space = new Space();
    const [one, two] = [space.join('one').session, space.join('two').session];
    const until = async (what: string, holds: () => boolean): Promise<void> => {
      for (let ms = 0; !holds(); ms += 10) {
        if (ms > 60_000) throw new Error(`did not happen: ${what}`);
        await space.clock.advance(10);
      }
    };
    await run({ one, two, until });
    await Promise.all([one, two].map((each) => each[Symbol.asyncDispose]()));
  });
});

describe('a change of paths', () => {
  it('takes all along, whoever asks for it', async () => {
    const space = new Space();
    const told: string[] = [];
    const [alice, bob] = [space.join('alice'), space.join('bob', (kind) => told.push(kind))];
    expect(bob.session.pathTo('alice')).toBe('call');
    alice.session.prefer('direct');
    await space.clock.advance(500);
    expect([told, bob.session.kind, bob.session.pathTo('alice')]).toEqual([
      ['direct'],
      'direct',
      'direct',
    ]);
    const carla = space.join('carla');
    await space.clock.advance(500);
    expect(carla.session.kind).toBe('direct');
  });

  it('of two at once comes out the same for both', async () => {
    const space = new Space();
    const [alice, bob] = [space.join('alice'), space.join('bob')];
    alice.session.prefer('direct');
    bob.session.prefer('elsewhere');
    await space.clock.advance(1_000);
    expect([alice.session.kind, bob.session.kind]).toEqual(['elsewhere', 'elsewhere']);
  });

  it('loses and repeats nothing, whatever happens on the way', async () => {
    const events = fc.array(
      fc.record({
        what: fc.constantFrom(
          'send',
          'send',
          'send',
          'prefer',
          'break',
          'mend',
          'interrupt',
          'resume',
        ),
        path: fc.constantFrom('call', 'direct'),
        waitMs: fc.constantFrom(0, 0, 20, 300),
      }),
      { minLength: 10, maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(events, async (happened) => {
        const space = new Space();
        const [alice, bob] = [space.join('alice'), space.join('bob')];
        const heard = { alice: hear(alice.session), bob: hear(bob.session) };
        const sent: string[] = [];
        const open: Record<string, DataTransport | undefined> = {
          call: alice.call,
          direct: alice.direct,
        };
        for (const { what, path, waitMs } of happened) {
          if (what === 'send') {
            sent.push(`${sent.length}`);
            alice.session.send(reliable(sent.at(-1)!));
            bob.session.send(reliable(sent.at(-1)!));
          }
          if (what === 'prefer') bob.session.prefer(path);
          if (what === 'break') {
            await open[path]?.[Symbol.asyncDispose]();
            open[path] = undefined;
          }
          if (what === 'mend' && !open[path])
            alice.session.add((open[path] = space.path(path as 'call', 'alice')));
          const isInterruption = what === 'interrupt' || what === 'resume';
          if (isInterruption) space.networks[path as 'call'].interrupt(what === 'interrupt');
          if (waitMs > 0) await space.clock.advance(waitMs);
        }
        for (const network of Object.values(space.networks)) network.interrupt(false);
        if (!open['call']) alice.session.add(space.path('call', 'alice'));
        await space.clock.advance(2_000);
        expect(heard).toEqual({ alice: sent, bob: sent });
      }),
      { numRuns: 25 },
    );
  });

  it('is made for who is not reached by the preferred one for now, until they are again', async () => {
    const space = new Space();
    const [alice, bob] = [space.join('alice'), space.join('bob')];
    const heard = hear(bob.session);
    alice.session.prefer('direct');
    await space.clock.advance(500);
    space.networks.direct.interrupt(true);
    expect([alice.session.kind, alice.session.pathTo('bob')]).toEqual(['direct', 'call']);
    alice.session.send(reliable('over the call'));
    await space.clock.advance(500);
    expect(heard).toEqual(['over the call']);
    space.networks.call.interrupt(true);
    expect(alice.session.pathTo('bob')).toBe('direct');
    alice.session.send(reliable('later'));
    await space.clock.advance(500);
    space.networks.direct.interrupt(false);
    await space.clock.advance(500);
    expect([heard, alice.session.pathTo('bob')]).toEqual([['over the call', 'later'], 'direct']);
  });

  it('has nobody wait for who is away and does not come back', async () => {
    const space = new Space();
    const [alice, bob, carla] = [space.join('alice'), space.join('bob'), space.join('carla')];
    const left: string[] = [];
    alice.session.subscribe({ peerLeft: (peer) => left.push(peer) });
    const heard = hear(carla.session);
    await bob.call[Symbol.asyncDispose]();
    await bob.direct[Symbol.asyncDispose]();
    expect(alice.session.peers()).toEqual(['carla', 'bob']);
    expect(alice.session.pathTo('bob')).toBeUndefined();
    alice.session.send(reliable('hello'));
    await space.clock.advance(300);
    expect([heard, left]).toEqual([['hello'], []]);
    await space.clock.advance(10_000);
    expect([left, alice.session.peers()]).toEqual([['bob'], ['carla']]);
  });

  it('keeps for who comes back soon, and forgets who said goodbye', async () => {
    const space = new Space();
    const [alice, bob] = [space.join('alice'), space.join('bob')];
    const heard = hear(bob.session);
    const left: string[] = [];
    alice.session.subscribe({ peerLeft: (peer) => left.push(peer) });
    await bob.call[Symbol.asyncDispose]();
    await bob.direct[Symbol.asyncDispose]();
    alice.session.send(reliable('while you were away'));
    await space.clock.advance(5_000);
    bob.session.add(space.path('direct', 'bob'));
    await space.clock.advance(500);
    expect([heard, left]).toEqual([['while you were away'], []]);
    await bob.session[Symbol.asyncDispose]();
    await space.clock.advance(500);
    expect(left).toEqual(['bob']);
  });

  it('refuses a path of smaller messages', () => {
    const space = new Space({ limits: { maxBytes: 1_000 } });
    expect(() => space.join('alice')).toThrow('at least');
  });
});

it('takes another page of the same person for a new one, however fast it comes', async () => {
  const space = new Space();
  const [alice, bob] = [space.join('alice'), space.join('bob')];
  const seen: string[] = [];
  alice.session.subscribe({
    peerJoined: (peer) => seen.push(`${peer} joined`),
    peerLeft: (peer) => seen.push(`${peer} left`),
    message: ({ bytes }) => seen.push(text(bytes)),
  });
  bob.session.send(reliable('before'));
  await space.clock.advance(300);
  // A page that is reloaded says no goodbye.
  await bob.call[Symbol.asyncDispose]();
  await bob.direct[Symbol.asyncDispose]();
  const again = space.join('bob');
  again.session.send(reliable('after'));
  await space.clock.advance(300);
  expect(seen).toEqual(['before', 'bob left', 'bob joined', 'after']);
});

it('leaves no timer behind', async () => {
  const space = new Space();
  const [alice, bob] = [space.join('alice'), space.join('bob')];
  alice.session.send(reliable('hello'));
  await space.clock.advance(100);
  await Promise.all([alice, bob].map(({ session }) => session[Symbol.asyncDispose]()));
  await space.clock.advance(1_000);
  expect(space.clock.pending).toBe(0);
});

it('makes nothing of two thousand hostile frames', async () => {
  const space = new Space();
  const alice = space.join('alice').session;
  const heard = hear(alice);
  let say: TransportListener['message'];
  const mallory = space.path('direct', 'alice');
  const subscribe = (listener: TransportListener): Disposable => {
    say = listener.message;
    return { [Symbol.dispose]: () => undefined };
  };
  alice.add(
    new Proxy(mallory, {
      get: (path, name) =>
        name === 'subscribe' ? subscribe : (Reflect.get(path, name, path) as unknown),
    }),
  );
  const frames = fc.uint8Array({ maxLength: 40 }).filter((bytes) => (bytes[0] ?? 9) > 1);
  for (const bytes of fc.sample(frames, 2_000)) {
    const read = readSwitchingFrame(bytes);
    if (read) expect(['ack', 'prefer', 'leave', 'hello']).toContain(read.kind);
    say?.({ from: 'mallory', delivery: 'reliable', bytes });
  }
  expect(heard).toEqual([]);
  expect(alice.send(reliable('still here'))).toBe(true);
});
