import { VirtualClock } from '@switchboard/kernel/testing';
import { createCalling } from '../calling.ts';
import type { Calling } from '../calling.ts';
import { contract } from './contract.ts';
import type { ContractWorld } from './contract.ts';
import { createFakeEngine } from './fake-engine.ts';
import { FakeExchange } from './fake-exchange.ts';

const RESOURCE = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const credential = { getToken: async () => ({ token: '', expiresOnTimestamp: 0 }), dispose() {} };

function world(): ContractWorld & { readonly open: Calling[]; readonly exchange: FakeExchange } {
  const exchange = new FakeExchange();
  const open: Calling[] = [];
  const agents = new Map<Calling, ReturnType<typeof createFakeEngine>>();
  return {
    exchange,
    open,
    engineForGroups: true,
    async person(name, sameAs) {
      const id = sameAs?.id ?? `8:acs:${RESOURCE}_${crypto.randomUUID()}`;
      const fake = createFakeEngine(exchange, id);
      const calling = createCalling({
        engine: fake.engine,
        credential,
        self: id,
        displayName: name,
        clock: new VirtualClock(),
      });
      await calling.start();
      open.push(calling);
      agents.set(calling, fake);
      return { calling, id };
    },
    offline: async () => `8:acs:${RESOURCE}_${crypto.randomUUID()}`,
    room: async (people) => exchange.addRoom(people),
    speak: ({ calling }) => agents.get(calling)?.agent().calls[0]?.speak(),
  };
}

test.each(contract.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
  const played = world();
  await one.run(played);
  for (const calling of played.open) await calling.end();
  expect(played.exchange.listeners.value).toBe(0);
});
