import { VirtualClock } from '@switchboard/kernel/testing';
import { createCalling } from '../calling.ts';
import type { Calling } from '../calling.ts';
import { contractFor } from './contract.ts';
import type { ContractWorld } from './contract-world.ts';
import { createFakeEngine } from './fake-engine.ts';
import { FakeExchange } from './fake-exchange.ts';
import { fakePhones } from './fake-phone.ts';

const RESOURCE = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const credential = { getToken: async () => ({ token: '', expiresOnTimestamp: 0 }), dispose() {} };

function world(
  withPhones: boolean,
): ContractWorld & { readonly open: Calling[]; readonly exchange: FakeExchange } {
  const exchange = new FakeExchange();
  const open: Calling[] = [];
  const agents = new Map<Calling, ReturnType<typeof createFakeEngine>>();
  return {
    exchange,
    open,
    engineForGroups: true,
    ...(withPhones && { phones: fakePhones(exchange) }),
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

describe.each([
  ['with phones', true],
  ['without', false],
])('an exchange %s', (_kind, withPhones) => {
  const cases = contractFor(world(withPhones));
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const played = world(withPhones);
    await one.run(played);
    for (const calling of played.open) await calling.end();
    expect(played.exchange.listeners.value).toBe(0);
  });
});
