import { ASSIGNMENT_TYPES, NUMBER_CAPABILITIES, NUMBER_TYPES } from '@switchboard/acs-wire';
import { z } from 'zod';
import { isPhoneNumber } from './number.ts';

/** What a carrier answers, in version 1 of its protocol. */

const MAX_OFFERINGS = 2_000;
const MAX_PLACES = 20_000;
const MAX_NUMBERS = 1_000;

const text = z.string().min(1).max(128);
const numberType = z.enum(NUMBER_TYPES);
const capability = z.enum(NUMBER_CAPABILITIES);
export const countryCode = z
  .string()
  .regex(/^[A-Za-z]{2}$/)
  .transform((code) => code.toUpperCase());
const phoneNumber = z.string().refine(isPhoneNumber);
const phoneNumbers = z.array(phoneNumber).max(MAX_NUMBERS);

export const capabilities = z.object({ calling: capability, sms: capability });
export const monthly = z.object({
  amount: z.number().min(0).max(1_000_000),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
});
export const division = z.object({ code: z.string().min(1).max(16), name: text });
export const areaCode = z.string().regex(/^\d{1,6}$/);

export const offeringsAnswer = z.object({
  offerings: z
    .array(
      z.object({
        countryCode,
        countryName: text,
        numberType,
        assignmentTypes: z.array(z.enum(ASSIGNMENT_TYPES)).max(ASSIGNMENT_TYPES.length),
        capabilities,
        monthly,
        mustAgreeNotToResell: z.boolean().default(false),
      }),
    )
    .max(MAX_OFFERINGS),
});

export const placesAnswer = z.object({
  places: z
    .array(
      z.object({
        areaCode,
        numberType,
        locality: text.optional(),
        division: division.optional(),
      }),
    )
    .max(MAX_PLACES),
});

export const numbersAnswer = z.object({
  numbers: z.array(z.object({ phoneNumber })).max(MAX_NUMBERS),
});
export const heldAnswer = z.object({ phoneNumbers: phoneNumbers.min(1) });
export const orderedAnswer = z.object({ phoneNumbers });

export const operatorAnswer = z.object({
  numberType: numberType.optional(),
  countryCode: countryCode.optional(),
  operator: z
    .object({
      name: text,
      mobileNetworkCode: z.string().max(8).optional(),
      mobileCountryCode: z.string().max(8).optional(),
    })
    .optional(),
});

export const refusalAnswer = z.object({
  code: z.enum(['out-of-stock', 'not-available']),
  phoneNumbers: phoneNumbers.default([]),
});
/** A 404 that says what there is not, as opposed to a wrong address. */
export const missingAnswer = z.object({ code: z.enum(['not-yours', 'unknown-number']) });
