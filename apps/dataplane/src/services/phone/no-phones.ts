import { Refusal } from '../calls/port.ts';
import type { EndKind } from '../calls/port.ts';
import type { PhoneNumbers } from '../phone-numbers/port.ts';
import { numberOf, PHONE } from './phone-end.ts';

/** A data plane without a way to the phone network: says so to whoever calls a phone. */
export function noPhones(numbers: Pick<PhoneNumbers, 'ownedAmong'>): EndKind {
  return {
    name: PHONE,
    serves: (address) => numberOf(address) !== undefined,
    async admit(addresses) {
      const asked = addresses.flatMap((address) => numberOf(address) ?? []);
      const owned = await numbers.ownedAmong(asked);
      if (asked.every((number) => owned.has(number))) return;
      throw new Refusal('Phones cannot be called here: phone calls are not set up.', {
        ...{ code: 400, subCode: 41_006 },
      });
    },
    reach: async () => new Map(),
    deliver: () => undefined,
    homeGone: () => undefined,
  };
}
