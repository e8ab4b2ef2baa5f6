import { openTableShop } from '../src/shop/table-shop.ts';
import { lendDatabase } from './_database.ts';

async function openShop() {
  const database = await lendDatabase();
  const tools = { now: () => Date.UTC(2026, 10, 30), today: () => '2026-11-30' };
  const shop = await openTableShop(database.client, tools);
  return { shop, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

const lamp = (id: string) => ({ id, reference: 'A-1003' });

test('an order is moved and cancelled once for each id, and asked again is answered the same', async () => {
  await using opened = await openShop();
  const { shop } = opened;
  expect(await shop.moveDelivery(lamp('one'), '2026-12-04')).toBe('moved');
  expect(await shop.moveDelivery(lamp('two'), '2026-12-05')).toBe('moved');
  // The first one comes again, late: what was agreed on since stays.
  expect(await shop.moveDelivery(lamp('one'), '2026-12-04')).toBe('moved');
  expect(await shop.order('A-1003')).toMatchObject({ deliversOn: '2026-12-05' });
  expect(await shop.cancel(lamp('three'))).toBe('cancelled');
  expect(await shop.cancel(lamp('three'))).toBe('cancelled');
  expect(await shop.cancel(lamp('four'))).toBe('cancelled');
  expect(await shop.moveDelivery(lamp('five'), '2026-12-04')).toBe('too-late');
  expect(await shop.order('A-1003')).toMatchObject({ status: 'cancelled', deliversOn: null });
});

test('many of the same at once change it once', async () => {
  await using opened = await openShop();
  const { shop } = opened;
  const days = Array.from({ length: 10 }, () => shop.moveDelivery(lamp('one'), '2026-12-04'));
  expect(new Set(await Promise.all(days))).toEqual(new Set(['moved']));
});

test.each([
  ['A-1001', 'too-late', 'too-late'],
  ['A-1002', 'moved', 'too-late'],
  ['A-1003', 'moved', 'cancelled'],
  ['A-1004', 'too-late', 'too-late'],
  ['A-9999', 'unknown', 'unknown'],
])('of %s a delivery is %s, and a cancellation %s', async (reference, moved, cancelled) => {
  await using opened = await openShop();
  const { shop } = opened;
  expect(await shop.moveDelivery({ id: 'one', reference }, '2026-12-04')).toBe(moved);
  expect(await shop.cancel({ id: 'two', reference })).toBe(cancelled);
});

test.each(['2026-11-30', '2026-11-29', '2026-12-06', '2027-01-30', 'soon'])(
  'nothing is delivered on %s',
  async (day) => {
    await using opened = await openShop();
    expect(await opened.shop.moveDelivery(lamp('one'), day)).toBe('no-delivery');
    expect(await opened.shop.order('A-1003')).toMatchObject({ deliversOn: null });
  },
);
