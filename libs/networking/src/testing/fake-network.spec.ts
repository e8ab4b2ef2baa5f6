import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeNetwork } from './fake-network.ts';
import { transportContract } from './transport-contract.ts';

describe('a fake network, as every transport,', () => {
  it.each(transportContract)('$name', async ({ run }) => {
    const clock = new VirtualClock(0);
    const network = new FakeNetwork(clock, { delayMs: 40, jitterMs: 30 });
    await using one = network.join('one');
    await using two = network.join('two');
    const until = async (what: string, holds: () => boolean): Promise<void> => {
      for (let ms = 0; !holds(); ms += 10) {
        if (ms > 60_000) throw new Error(`did not happen: ${what}`);
        await clock.advance(10);
      }
    };
    await run({ one, two, until });
  });
});

it('loses, repeats and reorders only what is unreliable', async () => {
  const clock = new VirtualClock(0);
  let seed = 1;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const network = new FakeNetwork(clock, { jitterMs: 50, loss: 0.3, duplication: 0.2, random });
  const [one, two] = [network.join('one'), network.join('two')];
  const heard = { reliable: [] as number[], unreliable: [] as number[] };
  two.subscribe({ message: ({ delivery, bytes }) => heard[delivery].push(bytes[0]!) });
  const sent = Array.from({ length: 200 }, (_, n) => n);
  for (const n of sent) {
    one.send({ delivery: 'reliable', bytes: Uint8Array.of(n) });
    one.send({ delivery: 'unreliable', bytes: Uint8Array.of(n) });
  }
  await clock.advance(1_000);
  expect(heard.reliable).toEqual(sent);
  expect(new Set(heard.unreliable).size).toBeLessThan(200);
  expect(heard.unreliable.length).toBeGreaterThan(new Set(heard.unreliable).size);
  expect(heard.unreliable).not.toEqual(heard.unreliable.toSorted((a, b) => a - b));
});
