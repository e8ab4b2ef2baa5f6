import type { Network } from '../network/network.ts';
import { numbersLike } from '../stock/stock.ts';

/** The end of each area code's hundred: purchases begin at the other one. */
const LAST_TEN = /555019\d$/;

/** @returns a number for another handset; undefined where all of these are taken */
export function suggestNumber({
  handsets,
  inventory,
}: Pick<Network, 'handsets' | 'inventory'>): string | undefined {
  const taken = new Set(handsets.list().map(({ phoneNumber }) => phoneNumber));
  const usual = { country: 'US', numberType: 'geographic' } as const;
  for (const areaCode of ['425', undefined])
    for (const { phoneNumber } of numbersLike({ ...usual, areaCode }))
      if (LAST_TEN.test(phoneNumber) && !taken.has(phoneNumber) && !inventory.ownerOf(phoneNumber))
        return phoneNumber;
  return undefined;
}
