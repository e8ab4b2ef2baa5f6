import type {
  AssignmentType,
  NumberCapabilities,
  NumberCapability,
  NumberCost,
  NumberType,
  PurchasedNumber,
} from '@switchboard/acs-wire';
import { WireError } from '../../platform/wire/errors.ts';
import { toTicks } from '../../platform/wire/times.ts';
import type { OwnedNumber } from './port.ts';

/** What is known of a number before one has it. */
export interface OfferedNumber {
  readonly phoneNumber: string;
  readonly countryCode: string;
  readonly numberType: NumberType;
  readonly assignmentType: AssignmentType;
  readonly calling: NumberCapability;
  readonly sms: NumberCapability;
  /** What its offer allows. */
  readonly maxCalling: NumberCapability;
  readonly maxSms: NumberCapability;
  readonly amount: number;
  readonly currencyCode: string;
}

/** A number one has. */
export interface PhoneNumber extends OfferedNumber {
  /** It came from the inventory, and goes back there. */
  readonly isBought: boolean;
  readonly purchasedMs: number;
  /** The operation that is changing or releasing it. */
  readonly operationId: string | null;
}

const E164 = /^\+[1-9]\d{4,14}$/;

/** Is it in E.164, with its plus? */
export function isPhoneNumber(text: string): boolean {
  return E164.test(text);
}

/** What the API knows it by: its digits. */
export function digitsOf(phoneNumber: string): string {
  return phoneNumber.slice(1);
}

/** Does what there is include what is wanted? */
export function includes(there: NumberCapability, wanted: NumberCapability): boolean {
  return wanted === 'none' || there === wanted || there === 'inbound+outbound';
}

export function includesBoth(
  there: NumberCapabilities,
  { calling, sms }: Partial<NumberCapabilities>,
): boolean {
  return includes(there.calling, calling ?? 'none') && includes(there.sms, sms ?? 'none');
}

export function costOf({
  amount,
  currencyCode,
}: Pick<OfferedNumber, 'amount' | 'currencyCode'>): NumberCost {
  return { amount, currencyCode, billingFrequency: 'monthly' };
}

export function presentNumber(number: PhoneNumber): PurchasedNumber {
  return {
    id: digitsOf(number.phoneNumber),
    phoneNumber: number.phoneNumber,
    countryCode: number.countryCode,
    phoneNumberType: number.numberType,
    capabilities: { calling: number.calling, sms: number.sms },
    assignmentType: number.assignmentType,
    purchaseDate: toTicks(number.purchasedMs),
    cost: costOf(number),
  };
}

export function ownedNumber(number: PhoneNumber): OwnedNumber {
  const { phoneNumber, numberType, countryCode, assignmentType, calling, sms } = number;
  return {
    ...{ phoneNumber, numberType, countryCode, assignmentType },
    capabilities: { calling, sms },
  };
}

/** The service repeats the number; here, no number is in a message. */
export function numberNotFound(): WireError {
  const message = 'Input phoneNumber cannot be found.';
  return new WireError(404, 'NotFound', message, { target: 'phonenumber' });
}
