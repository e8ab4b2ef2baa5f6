import { VirtualClock } from '@switchboard/kernel/testing';
import { startCarrier } from '../src/index.ts';
import { Store } from '../src/store/store.ts';
import { Customer } from './_customer.ts';
import { buy } from './_inventory.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const HANDSET = '+14255550190';
const LONG = 'abcdefghij'.repeat(10);
const SECOND_MS = 1_000;

/** The disk has room for so many more pages of 4 KB. */
function leaveRoom(store: Store, pages: number): void {
  const { page_count: used } = store.get<{ page_count: number }>('PRAGMA page_count')!;
  store.get(`PRAGMA max_page_count = ${used + pages}`);
}

test('a disk that is full takes no texts for now, and loses none that were taken', async () => {
  const store = new Store();
  const clock = new VirtualClock();
  const troubles: unknown[] = [];
  const log = { error: (fields: unknown) => void troubles.push(fields) };
  await using carrier = await startCarrier({ store, clock, log });
  await buy(carrier, OURS);
  await carrier.api.open(HANDSET);
  await using customer = new Customer(carrier);
  await carrier.api.change(HANDSET, { state: 'out-of-reach' });
  const accepted: string[] = [];
  const sendUntilRefused = async (): Promise<unknown> => {
    for (;;) {
      const text = `${accepted.length} ${LONG}`;
      try {
        await customer.send({ from: OURS, to: HANDSET, text });
      } catch (error) {
        return error;
      }
      accepted.push(text);
    }
  };
  leaveRoom(store, 8);
  // Temporary, and surely not taken: whoever sends it tries again.
  expect(await sendUntilRefused()).toMatchObject({ code: 'submit-not-sent' });
  expect(accepted.length).toBeGreaterThan(4);

  await carrier.api.change(HANDSET, { state: 'on' });
  await until('the disk takes nothing', () => troubles.length > 0);
  expect(await carrier.api.statistics()).toMatchObject({ submitted: accepted.length });
  leaveRoom(store, 10_000);
  await until('everything is told of', async () => {
    await clock.advance(SECOND_MS);
    return customer.receipts.length >= accepted.length;
  });
  const texts = (await carrier.api.messages(HANDSET, { after: 0, limit: 1_000 })).map(
    ({ text }) => text,
  );
  expect(texts.sort()).toEqual(accepted.sort());
});
