import { readFile } from 'node:fs/promises';
import { ASSIGNMENT_TYPES, NUMBER_TYPES } from '@switchboard/acs-wire';
import { z } from 'zod';
import { areaCode, capabilities, countryCode, division, monthly } from './carrier-answers.ts';
import type { Division, Offering } from './inventory.ts';
import { isPhoneNumber } from './number.ts';

const MAX_OFFERINGS = 500;
const MAX_NUMBERS = 10_000;
const BOTH_WAYS = { calling: 'inbound+outbound', sms: 'inbound+outbound' } as const;

const number = z.object({
  phoneNumber: z.string().refine(isPhoneNumber, { message: 'must be in E.164, with its plus' }),
  areaCode: areaCode.optional(),
  locality: z.string().min(1).max(128).optional(),
  division: division.optional(),
});

const offering = z.object({
  countryCode,
  numberType: z.enum(NUMBER_TYPES),
  assignmentTypes: z
    .array(z.enum(ASSIGNMENT_TYPES))
    .min(1)
    .default([...ASSIGNMENT_TYPES]),
  capabilities: capabilities.default(BOTH_WAYS),
  monthly: monthly.default({ amount: 0, currencyCode: 'USD' }),
  mustAgreeNotToResell: z.boolean().default(false),
  numbers: z.array(number).min(1).max(MAX_NUMBERS),
});

const file = z
  .object({ offerings: z.array(offering).max(MAX_OFFERINGS) })
  .refine(hasNothingTwice, { message: 'a number, or a country and type, is in it twice' });

export interface ListedNumber {
  readonly phoneNumber: string;
  readonly areaCode?: string | undefined;
  readonly locality?: string | undefined;
  readonly division?: Division | undefined;
}

export interface ListedOffering extends Omit<Offering, 'countryName'> {
  readonly numbers: readonly ListedNumber[];
}

/** Reads the numbers that one has at a trunk of one's own. @throws Error that names what is wrong */
export async function readInventoryFile(path: string): Promise<readonly ListedOffering[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`NUMBERS_FILE: ${path} cannot be read`);
  });
  const parsed = file.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data.offerings;
  const [first] = parsed.error.issues;
  const where = first?.path.join('.') || 'the file';
  throw new Error(`NUMBERS_FILE: ${where} in ${path}: ${first?.message ?? 'is not valid'}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function hasNothingTwice({ offerings }: { offerings: readonly ListedOffering[] }): boolean {
  const kinds = offerings.map((one) => `${one.countryCode} ${one.numberType}`);
  const numbers = offerings.flatMap((one) => one.numbers.map(({ phoneNumber }) => phoneNumber));
  return new Set([...kinds, ...numbers]).size === kinds.length + numbers.length;
}
