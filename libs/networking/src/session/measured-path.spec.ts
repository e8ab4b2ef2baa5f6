import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeNetwork } from '../testing/fake-network.ts';
import { transportContract } from '../testing/transport-contract.ts';
import { MeasuredPath } from './measured-path.ts';

describe('a path that is measured, as every transport,', () => {
  it.each(transportContract)('$name', async ({ run }) => {
    const clock = new VirtualClock(0);
    const network = new FakeNetwork(clock, { delayMs: 40 });
    await using one = new MeasuredPath(network.join('one'), clock);
    await using two = new MeasuredPath(network.join('two'), clock);
    const until = async (what: string, holds: () => boolean): Promise<void> => {
      for (let ms = 0; !holds(); ms += 10) {
        if (ms > 60_000) throw new Error(`did not happen: ${what}`);
        await clock.advance(10);
      }
    };
    await run({ one, two, until });
  });
});

describe('what is measured', () => {
  function open(options: ConstructorParameters<typeof FakeNetwork>[1]) {
    const clock = new VirtualClock(0);
    const network = new FakeNetwork(clock, options);
    const [one, two] = ['one', 'two'].map((name) => new MeasuredPath(network.join(name), clock));
    return { clock, one: one!, two: two! };
  }

  it('is how long it takes there and back, how evenly, and what gets lost', async () => {
    let n = 0;
    // Every fifth is lost on the way there or back.
    const random = () => ((n += 1) % 5 === 0 ? 0 : 0.9);
    const { clock, one } = open({ delayMs: 40, loss: 0.1, random });
    let told = 0;
    using watching = one.watch(() => void (told += 1));
    await clock.advance(12_000);
    const [statistics] = one.statistics();
    expect(statistics).toMatchObject({ peer: 'two', roundTripMs: 80, jitterMs: 0 });
    expect(statistics!.loss).toBeGreaterThan(0.1);
    expect(statistics!.loss).toBeLessThan(0.5);
    expect(told).toBeGreaterThan(20);
    void watching;
  });

  it('is measured only while somebody looks', async () => {
    const { clock, one } = open({ delayMs: 10 });
    one.watch(() => undefined)[Symbol.dispose]();
    await clock.advance(2_000);
    expect([one.statistics()[0]!.bytesSent, clock.pending]).toEqual([0, 0]);
  });

  it('is what passes, in bytes', async () => {
    const { clock, one, two } = open({ delayMs: 10 });
    one.send({ delivery: 'reliable', bytes: new Uint8Array(99) });
    await clock.advance(100);
    expect(one.statistics()[0]).toMatchObject({ bytesSent: 100, bytesReceived: 0, loss: 0 });
    expect(two.statistics()[0]).toMatchObject({ bytesSent: 0, bytesReceived: 100 });
  });

  it('is nothing by what was never sent', async () => {
    const clock = new VirtualClock(0);
    const network = new FakeNetwork(clock, {});
    const one = new MeasuredPath(network.join('one'), clock);
    const mallory = network.join('mallory');
    for (const bytes of [[2, 0, 0, 0, 9], [2], [1, 2], [9, 9, 9, 9, 9], []])
      mallory.send({ delivery: 'unreliable', bytes: Uint8Array.from(bytes) });
    await clock.advance(100);
    expect(one.statistics()).toEqual([
      { peer: 'mallory', bytesSent: 0, bytesReceived: 13, jitterMs: 0, loss: 0 },
    ]);
  });
});
