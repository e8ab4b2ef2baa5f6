/** @jest-environment node */
import { readPlace, writePlace } from './events-place';

it.each(['', '?tab=deliveries&subscription=inbox&state=deadLettered', '?tab=lab'])(
  'an address says what is looked at: %j',
  (address) => {
    expect(writePlace(readPlace(new URLSearchParams(address)))).toBe(address);
  },
);

it('what an address does not know is as if it were not there', () => {
  const place = readPlace(new URLSearchParams('?tab=x&subscription=a b&state=y'));
  expect(place).toEqual({ tab: 'subscriptions', subscription: null, state: null });
});
