import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import { MeasuredPath } from './measured-path.ts';
import { readPathFrame, writePathFrame } from './path-frame.ts';

const forever = new AbortController().signal;

function open(options: FakeNetworkOptions) {
  const clock = new VirtualClock(0);
  const network = new FakeNetwork(clock, options);
  const [one, two] = ['one', 'two'].map((name) => new MeasuredPath(network.join(name), clock));
  /** Lets so much time pass as it takes, or says that it took longer. */
  async function within<T>(seconds: number, result: Promise<T>): Promise<T> {
    let isOver = false;
    const over = (): void => void (isOver = true);
    result.then(over, over);
    for (let passed = 0; !isOver && passed < seconds; passed += 1) await clock.advance(1_000);
    if (!isOver) throw new Error(`took longer than ${seconds} s`);
    return result;
  }
  return { clock, network, one: one!, two: two!, within };
}

describe('a benchmark of a path', () => {
  it('tells how long it takes, and how much passes', async () => {
    // 32 KB at once, each of them 100 ms on its way.
    const { one, within } = open({ delayMs: 100, maxWaitingBytes: 32_000 });
    const result = await within(60, one.benchmark('two', forever));
    expect(result).toMatchObject({ roundTripMs: 200, slowRoundTripMs: 200, jitterMs: 0, loss: 0 });
    expect(result.bitsPerSecond).toBeGreaterThan(1_000_000);
    expect(result.bitsPerSecond).toBeLessThan(3_000_000);
  });

  it('counts what gets lost', async () => {
    let n = 0;
    const random = () => ((n += 1) % 5 === 0 ? 0 : 0.9);
    const { one, within } = open({ delayMs: 100, loss: 0.1, random, maxWaitingBytes: 32_000 });
    const { loss } = await within(60, one.benchmark('two', forever));
    expect(loss).toBeGreaterThan(0.2);
    expect(loss).toBeLessThan(0.6);
  });

  it('leaves the data alone that passes meanwhile', async () => {
    const { one, two, within } = open({ delayMs: 100, maxWaitingBytes: 32_000 });
    const heard: number[] = [];
    two.subscribe({ message: ({ bytes }) => heard.push(bytes[0]!) });
    const running = one.benchmark('two', forever);
    for (const byte of [1, 2, 3]) one.send({ delivery: 'reliable', bytes: Uint8Array.of(byte) });
    await within(60, running);
    expect(heard).toEqual([1, 2, 3]);
  });

  it('ends when nobody answers, and says only what it knows', async () => {
    const { clock, network, within } = open({ delayMs: 10 });
    const own = new MeasuredPath(network.join('three'), clock);
    network.join('silent');
    await expect(within(60, own.benchmark('silent', forever))).resolves.toEqual({
      ...{ jitterMs: 0, loss: 1 },
    });
  });

  it('is stopped by whoever started it', async () => {
    const { clock, one } = open({ delayMs: 10 });
    const stop = new AbortController();
    const running = one.benchmark('two', stop.signal);
    const stopped = expect(running).rejects.toThrow('stopped');
    await clock.advance(500);
    stop.abort(new Error('stopped'));
    await stopped;
  });
});

it('a frame of a path is read as it was written, and nothing else is one, two thousand times', () => {
  const report = { kind: 'report', id: 7, count: 4_000_000_000 } as const;
  expect(readPathFrame(writePathFrame(report))).toEqual(report);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const frame = readPathFrame(bytes);
      if (frame) expect(writePathFrame(frame)).toEqual(bytes);
    }),
    { numRuns: 2_000 },
  );
});
