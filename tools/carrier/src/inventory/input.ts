import { z } from 'zod';
import { phoneNumber } from '../network/phone-number.ts';

const MAX_NUMBERS = 500;
const MAX_SECONDS = 30 * 86_400;

const country = z.string().regex(/^[A-Z]{2}$/, 'two capital letters');
const numberType = z.enum(['geographic', 'tollFree', 'mobile']);
const areaCode = z.string().regex(/^\d{1,6}$/, 'digits');
const phoneNumbers = z
  .array(phoneNumber)
  .min(1)
  .max(MAX_NUMBERS)
  .refine((all) => new Set(all).size === all.length, 'each number once');
const seconds = z.int().min(1).max(MAX_SECONDS);

/** One of a kind is a text in a query, several are a list. */
const several = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat())
  .pipe(z.array(z.string().regex(/^\d{1,15}$/, 'digits')).max(20));

export const placesQuery = z.object({ country });

export const numbersQuery = z.object({
  country,
  numberType: numberType.optional(),
  areaCode: areaCode.optional(),
  prefix: several.optional(),
  locality: z.string().max(100).optional(),
  division: z.string().max(10).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_NUMBERS).default(50),
});

export const keyInPath = z.object({ key: z.string().regex(/^[\w.~-]{1,200}$/, 'a key') });

const find = z.object({
  country,
  numberType,
  areaCode: areaCode.optional(),
  quantity: z.int().min(1).max(MAX_NUMBERS),
});
export const holdInput = z.union([
  z.strictObject({ phoneNumbers, seconds }),
  z.strictObject({ find, seconds }),
]);

export const orderInput = z.object({
  phoneNumbers,
  holdKey: keyInPath.shape.key.optional(),
});
