import { z } from 'zod';
import { optional } from './optional.ts';

export const NUMBER_TYPES = ['geographic', 'tollFree', 'mobile'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];

export const ASSIGNMENT_TYPES = ['person', 'application'] as const;
export type AssignmentType = (typeof ASSIGNMENT_TYPES)[number];

export const NUMBER_CAPABILITIES = ['none', 'inbound', 'outbound', 'inbound+outbound'] as const;
export type NumberCapability = (typeof NUMBER_CAPABILITIES)[number];

export const NUMBER_OPERATION_TYPES = [
  'search',
  'purchase',
  'reservationPurchase',
  'releasePhoneNumber',
  'updatePhoneNumberCapabilities',
] as const;
export type NumberOperationType = (typeof NUMBER_OPERATION_TYPES)[number];

export const NUMBER_OPERATION_STATUSES = ['notStarted', 'running', 'succeeded', 'failed'] as const;
export type NumberOperationStatus = (typeof NUMBER_OPERATION_STATUSES)[number];

export const numberLimits = {
  /** Of one search. */
  quantity: 100,
  /** Of one reservation. */
  reserved: 100,
  prefixes: 20,
  browsed: 50,
  pageSize: 100,
} as const;

/** Of what a number can do, each way. */
export interface NumberCapabilities {
  readonly calling: NumberCapability;
  readonly sms: NumberCapability;
}

const numberType = z.enum(NUMBER_TYPES);
const assignmentType = z.enum(ASSIGNMENT_TYPES);
const capability = z.enum(NUMBER_CAPABILITIES);
const someCapabilities = { calling: optional(capability), sms: optional(capability) };
const agreeToNotResell = z
  .boolean()
  .nullish()
  .transform((agrees) => agrees ?? false);

export const searchNumbersBody = z.object({
  phoneNumberType: numberType,
  assignmentType,
  capabilities: z.object({ calling: capability, sms: capability }),
  areaCode: optional(z.string().regex(/^\d{1,6}$/)),
  quantity: z
    .int()
    .min(1)
    .max(numberLimits.quantity)
    .nullish()
    .transform((quantity) => quantity ?? 1),
});

export const browseNumbersBody = z.object({
  phoneNumberType: numberType,
  assignmentType: optional(assignmentType),
  capabilities: optional(z.object(someCapabilities)),
  phoneNumberPrefixes: optional(
    z.array(z.string().regex(/^\+?\d{1,15}$/)).max(numberLimits.prefixes),
  ),
});

export const purchaseNumbersBody = z.object({
  searchId: z.string().min(1).max(64),
  agreeToNotResell,
});
export const purchaseReservationBody = z
  .object({ agreeToNotResell })
  .default({ agreeToNotResell: false });

/** What is sent back of a number that was browsed; the rest of it is known here. */
const reservedNumber = z.object({
  countryCode: z.string().regex(/^[A-Za-z]{2}$/),
  phoneNumberType: numberType,
  assignmentType,
});
/** By the digits of the number; null takes it out. */
export const reservationBody = z.object({
  phoneNumbers: z
    .record(z.string().regex(/^\d{3,15}$/), reservedNumber.nullable())
    .nullish()
    .transform((numbers) => numbers ?? {})
    .refine((numbers) => Object.keys(numbers).length <= numberLimits.reserved, {
      message: `A reservation has at most ${numberLimits.reserved} phone numbers.`,
    }),
});
export type ReservationPatch = z.output<typeof reservationBody>['phoneNumbers'];

export const numberCapabilitiesBody = z.object(someCapabilities);

export const operatorInformationBody = z.object({
  phoneNumbers: z.array(z.string().max(64)).max(100),
  options: optional(z.object({ includeAdditionalOperatorDetails: optional(z.boolean()) })),
});

const skip = z.coerce.number().int().min(0).max(1_000_000).default(0);
const pageSize = z.coerce
  .number()
  .int()
  .min(1)
  .default(numberLimits.pageSize)
  .transform((size) => Math.min(size, numberLimits.pageSize));

export const numbersQuery = z.object({ skip, top: pageSize });
export const reservationsQuery = z.object({
  maxPageSize: pageSize,
  after: z.string().max(1024).optional(),
});
export const placesQuery = z.object({
  skip,
  maxPageSize: pageSize,
  phoneNumberType: numberType.optional(),
  assignmentType: assignmentType.optional(),
  locality: z.string().max(128).optional(),
  administrativeDivision: z.string().max(128).optional(),
});

export interface NumberCost {
  readonly amount: number;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly billingFrequency: 'monthly';
}

/** A number that may be bought, or is put aside. */
export interface AvailableNumber {
  /** Its digits. */
  readonly id: string;
  readonly countryCode: string;
  readonly phoneNumber: string;
  readonly capabilities: NumberCapabilities;
  readonly phoneNumberType: NumberType;
  readonly assignmentType: AssignmentType;
  readonly cost: NumberCost;
  readonly status: 'available' | 'reserved' | 'expired' | 'error' | 'purchased';
  readonly isAgreementToNotResellRequired: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

export interface PurchasedNumber {
  readonly id: string;
  readonly phoneNumber: string;
  readonly countryCode: string;
  readonly phoneNumberType: NumberType;
  readonly capabilities: NumberCapabilities;
  readonly assignmentType: AssignmentType;
  readonly purchaseDate: string;
  readonly cost: NumberCost;
}

export interface NumberSearchResult {
  readonly searchId: string;
  readonly phoneNumbers: readonly string[];
  readonly phoneNumberType: NumberType;
  readonly assignmentType: AssignmentType;
  readonly capabilities: NumberCapabilities;
  readonly cost: NumberCost;
  readonly searchExpiresBy: string;
  readonly isAgreementToNotResellRequired: boolean;
  readonly error: string;
}

export interface NumberReservationView {
  readonly id: string;
  readonly expiresAt: string;
  readonly status: 'active' | 'submitted' | 'completed' | 'expired';
  /** Absent in lists. */
  readonly phoneNumbers?: Readonly<Record<string, AvailableNumber>>;
}

export interface NumberOperationView {
  readonly id: string;
  readonly operationType: NumberOperationType;
  readonly status: NumberOperationStatus;
  readonly resourceLocation?: string;
  readonly createdDateTime: string;
  readonly lastActionDateTime: string;
  readonly error?: { readonly code: string; readonly message: string };
}
