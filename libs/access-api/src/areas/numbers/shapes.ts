import { z } from 'zod';
import { line } from '../../shapes.ts';

export const numberTypes = ['geographic', 'tollFree', 'mobile'] as const;
export const capabilityValues = ['none', 'inbound', 'outbound', 'inbound+outbound'] as const;
/** Where what comes in goes: nowhere, or to the app with the shared inbox. */
export const numberRoutes = ['none', 'telephony'] as const;
export const operationKinds = ['search', 'buy', 'capabilities', 'release'] as const;
/** Only an active one can be changed or bought. */
export const reservationStates = ['active', 'submitted', 'completed', 'expired'] as const;
export const operationStates = ['running', 'succeeded', 'failed'] as const;
/** Of one search. */
const MAX_QUANTITY = 20;

export const numberType = z.enum(numberTypes);
/** As E.164 writes it. */
export const phoneNumber = z.string().regex(/^\+[1-9]\d{6,14}$/);
export const countryCode = z.string().regex(/^[A-Z]{2}$/);
export const numberName = line(0, 60);
export const operationId = z.string().regex(/^nop_[a-z0-9]{1,60}$/);
export const capabilities = z.object({
  calling: z.enum(capabilityValues),
  sms: z.enum(capabilityValues),
});

/** In the currency of ISO 4217, each month. */
export const monthlyCost = z.object({ amount: z.number(), currency: z.string() });

export const ownedNumber = z.object({
  number: z.string(),
  name: z.string(),
  route: z.enum(numberRoutes),
  /** Whether every member may call from it. */
  callerId: z.boolean(),
  countryCode: z.string(),
  type: numberType,
  capabilities,
  cost: monthlyCost,
  boughtAt: z.iso.datetime(),
});

export const numberSearch = z.object({
  countryCode,
  type: numberType,
  capabilities,
  areaCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  quantity: z.number().int().min(1).max(MAX_QUANTITY).default(1),
});

export const numberBrowse = numberSearch.pick({ countryCode: true, type: true, areaCode: true });

/** One that nobody has. */
export const freeNumber = z.object({
  number: phoneNumber,
  countryCode,
  type: numberType,
  capabilities,
  cost: monthlyCost,
  mustAgreeNotToResell: z.boolean(),
});

/** What is needed to reserve one; the rest of it is known to ACS. */
export const wantedNumber = freeNumber.pick({
  ...{ number: true, countryCode: true, type: true, capabilities: true },
});

export const reservationId = z.guid().toLowerCase();

/** Numbers that are kept from everybody else for some minutes. */
export const numberReservation = z.object({
  id: z.string(),
  state: z.enum(reservationStates),
  numbers: z.array(freeNumber),
  expiresAt: z.iso.datetime(),
});

/** What a search holds for some minutes. */
export const foundNumbers = z.object({
  numbers: z.array(z.string()),
  /** Of each. */
  cost: monthlyCost,
  expiresAt: z.iso.datetime(),
  mustAgreeNotToResell: z.boolean(),
});

export const numberOperation = z.object({
  id: z.string(),
  kind: z.enum(operationKinds),
  state: z.enum(operationStates),
  /** Which number it is about; null for a search and what it found. */
  number: z.string().nullable(),
  /** How many numbers are searched for or bought. */
  quantity: z.number().int(),
  found: foundNumbers.nullable(),
  /** Why it failed, in a word of ACS. */
  problem: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
