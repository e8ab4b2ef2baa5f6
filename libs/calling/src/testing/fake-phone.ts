import { phoneId } from '../phone-id.ts';
import type { ContractPhone, ContractPhones } from './contract-world.ts';
import { FakeAgent } from './fake-agent.ts';
import type { FakeCall } from './fake-call.ts';
import type { FakeExchange } from './fake-exchange.ts';
import { tonesOf } from '../digits.ts';

/** Phones at a fake exchange, which calls numbers from then on. */
export function fakePhones(exchange: FakeExchange): ContractPhones {
  let last = 110;
  return {
    callerId: '+14255550100',
    phone: async () => fakePhone(exchange, phoneId(`+14255550${++last}`)),
  };
}

function fakePhone(exchange: FakeExchange, id: string): ContractPhone {
  const agent = new FakeAgent(exchange, id, '');
  const call = (): FakeCall => {
    const [current] = agent.calls;
    if (!current) throw new Error('This phone is in no call.');
    return current;
  };
  const rung = async (): Promise<void> => {
    if (agent.ringing.size > 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    agent.on('incomingCall', resolve);
    await promise;
    agent.off('incomingCall', resolve);
  };
  return {
    id,
    async answer() {
      await rung();
      const [incoming] = agent.ringing;
      await incoming?.accept();
    },
    async decline() {
      await rung();
      const [incoming] = agent.ringing;
      await incoming?.reject();
    },
    beBusy: async () => exchange.closePhone(id, { code: 486, subCode: 560486 }),
    hold: () => call().hold(),
    resume: () => call().resume(),
    hangUp: () => call().hangUp(),
    call: async (person) => void agent.startCall([{ communicationUserId: person.id }]),
    async heard(keys) {
      const heard = call().tones;
      if (heard.join() !== tonesOf(keys).join()) throw new Error(`heard ${heard.join()}`);
    },
  };
}
