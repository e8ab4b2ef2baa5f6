import fc from 'fast-check';
import { VirtualClock } from '@switchboard/kernel/testing';
import { EitherSignalling } from './either-signalling.ts';
import { ThreadSignalling } from './thread-signalling.ts';

/** A thread in memory: everybody hears what the others write. */
class FakeThread {
  readonly written: string[] = [];
  failures = 0;
  readonly #hear = new Map<string, (from: string, text: string) => void>();

  as(self: string) {
    return {
      send: async (text: string) => {
        if (this.failures > 0) {
          this.failures -= 1;
          throw new Error('too many');
        }
        this.written.push(text);
        for (const [name, hear] of this.#hear) if (name !== self) hear(self, text);
      },
      subscribe: (hear: (from: string, text: string) => void) => {
        this.#hear.set(self, hear);
        return { [Symbol.dispose]: () => void this.#hear.delete(self) };
      },
    };
  }
}

function setUp() {
  const [clock, thread] = [new VirtualClock(0), new FakeThread()];
  const heard: string[] = [];
  const open = (self: string) => {
    const signalling = new ThreadSignalling({ self, thread: thread.as(self), clock });
    signalling.subscribe({ message: (from, text) => heard.push(`${from} to ${self}: ${text}`) });
    return signalling;
  };
  return { clock, thread, heard, open };
}

describe('signalling over a thread', () => {
  it('sends what is said at about the same time as one message, in order, to whom it is for', async () => {
    const { clock, thread, heard, open } = setUp();
    const [alice] = [open('alice'), open('bob'), open('carla')];
    alice.send(undefined, 'hello');
    alice.send('bob', 'offer');
    alice.send('bob', 'candidate');
    await clock.advance(200);
    expect(thread.written).toHaveLength(1);
    expect(heard.filter((line) => line.includes('to bob'))).toEqual([
      'alice to bob: hello',
      'alice to bob: offer',
      'alice to bob: candidate',
    ]);
    expect(heard.filter((line) => line.includes('to carla'))).toEqual(['alice to carla: hello']);
  });

  it('tries again for a while, and then goes on with what came after', async () => {
    const { clock, thread, heard, open } = setUp();
    const [alice] = [open('alice'), open('bob')];
    thread.failures = 2;
    alice.send('bob', 'first');
    await clock.advance(10_000);
    expect(heard).toEqual(['alice to bob: first']);
    thread.failures = 4;
    alice.send('bob', 'lost');
    await clock.advance(60_000);
    alice.send('bob', 'second');
    await clock.advance(1_000);
    expect(heard).toEqual(['alice to bob: first', 'alice to bob: second']);
  });

  it('splits what is too long for one message, and keeps no more than it may', async () => {
    const { clock, thread, heard, open } = setUp();
    const [alice] = [open('alice'), open('bob')];
    for (let n = 0; n < 100; n += 1) alice.send('bob', `${n} ${'x'.repeat(1_000)}`);
    await clock.advance(1_000);
    expect(heard).toHaveLength(64);
    expect(thread.written.length).toBeGreaterThan(2);
    expect(Math.max(...thread.written.map(({ length }) => length))).toBeLessThan(21_000);
  });

  it('makes nothing of two thousand hostile messages', async () => {
    const { heard, open, thread } = setUp();
    open('bob');
    const mallory = thread.as('mallory');
    const texts = fc.oneof(fc.json(), fc.string());
    for (const text of fc.sample(texts, 2_000)) await mallory.send(text);
    expect(heard).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    const { clock, thread, heard, open } = setUp();
    const bob = open('bob');
    bob.send(undefined, 'hello');
    bob[Symbol.dispose]();
    await clock.advance(1_000);
    await thread.as('alice').send(JSON.stringify([{ text: 'hello' }]));
    expect([clock.pending, thread.written.length, heard]).toEqual([0, 1, []]);
  });
});

it('takes the near way to whom it reaches, and both to everybody', () => {
  const said: string[] = [];
  const way = (name: string) => ({
    self: 'alice',
    send: (to: string | undefined, text: string) => void said.push(`${name} ${to}: ${text}`),
    subscribe: () => ({ [Symbol.dispose]: () => undefined }),
  });
  const isNear = (peer: string) => peer === 'bob';
  const either = new EitherSignalling({ near: way('near'), far: way('far'), isNear });
  either.send('bob', 'offer');
  either.send('robot', 'offer');
  either.send(undefined, 'hello');
  expect(said).toEqual([
    'near bob: offer',
    'far robot: offer',
    'near undefined: hello',
    'far undefined: hello',
  ]);
});
