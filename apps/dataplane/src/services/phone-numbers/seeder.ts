import { NUMBER_CAPABILITIES, NUMBER_TYPES } from '@switchboard/acs-wire';
import { z } from 'zod';
import { seeder } from '../seeder.ts';
import { countryOfNumber } from './country-of-number.ts';
import { isPhoneNumber } from './number.ts';
import type { OfferedNumber } from './number.ts';
import { NumberStore } from './number-store.ts';

const MAX_SEEDED = 1_000;

const capability = z.enum(NUMBER_CAPABILITIES).default('inbound+outbound');
const seeded = z.object({
  phoneNumber: z.string().refine((text) => isPhoneNumber(text) && countryOfNumber(text), {
    message: 'The phone number is not one in E.164.',
  }),
  numberType: z.enum(NUMBER_TYPES).default('geographic'),
  capabilities: z
    .object({ calling: capability, sms: capability })
    .default({ calling: 'inbound+outbound', sms: 'inbound+outbound' }),
});

/** Numbers that one has without having bought them. */
export const phoneNumberSeeder = seeder({
  key: 'phoneNumbers',
  schema: z.array(seeded).max(MAX_SEEDED).default([]),
  plan(numbers, { nowMs }) {
    const rows = numbers.map(ownedWithout);
    return {
      async write(db) {
        const acquisition = { isBought: false, purchasedMs: nowMs };
        await db.$transaction((tx) => new NumberStore(db).add(tx, rows, acquisition));
      },
      made: numbers.map(({ phoneNumber }) => phoneNumber),
    };
  },
});

function ownedWithout({ capabilities, ...number }: z.output<typeof seeded>): OfferedNumber {
  return {
    ...number,
    countryCode: countryOfNumber(number.phoneNumber)!,
    assignmentType: 'application',
    ...capabilities,
    ...{ maxCalling: 'inbound+outbound', maxSms: 'inbound+outbound' },
    ...{ amount: 0, currencyCode: 'USD' },
  };
}
