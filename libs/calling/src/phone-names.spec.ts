import { VirtualClock } from '@switchboard/kernel/testing';
import { phoneId } from './phone-id.ts';
import { FakeExchange } from './testing/fake-exchange.ts';
import { createFakeParty } from './testing/fake-party.ts';
import { fakePhones } from './testing/fake-phone.ts';
import { until } from './testing/until.ts';

async function aliceWith(names: (numbers: readonly string[]) => Promise<Record<string, string>>) {
  const exchange = new FakeExchange();
  const { calling, id } = createFakeParty(exchange, 'alice', new VirtualClock(), {
    contacts: { names },
  });
  await calling.start();
  return { calling, alice: { calling, id }, phones: fakePhones(exchange) };
}

test('a phone that calls has the name that the contacts know', async () => {
  const asked: string[][] = [];
  const { calling, alice, phones } = await aliceWith(async (numbers) => {
    asked.push([...numbers]);
    return { '+14255550111': 'Contoso\u202e' };
  });
  const phone = await phones.phone();
  await phone.call(alice);
  await until(calling, 'named', ({ phoneNames }) => phoneNames[phone.id] === 'Contoso');
  const [incoming] = calling.getSnapshot().incoming;
  await calling.accept(incoming!.id);
  await phone.hangUp();
  expect(asked).toEqual([['+14255550111']]);
  await calling.end();
});

test('contacts that fail leave the number', async () => {
  const { calling, phones } = await aliceWith(() => Promise.reject(new Error('not now')));
  const phone = await phones.phone();
  const ref = await calling.call([phone.id], { callerId: phones.callerId });
  await phone.answer();
  await until(calling, 'talks', ({ calls }) => calls[ref]?.phase.name === 'connected');
  expect(calling.getSnapshot().phoneNames).toEqual({});
  expect(phoneId('+14255550111')).toBe(phone.id);
  await calling.end();
});
