import type { AssignmentType, NumberCapabilities, NumberType } from '@switchboard/acs-wire';
import { port } from '../../platform/ports.ts';

export { countryOfNumber } from './country-of-number.ts';

/** A phone number one has. */
export interface OwnedNumber {
  /** E.164, with its plus. */
  readonly phoneNumber: string;
  readonly numberType: NumberType;
  readonly capabilities: NumberCapabilities;
  /** ISO 3166-1, two letters. */
  readonly countryCode: string;
  readonly assignmentType: AssignmentType;
}

/** What other services know of phone numbers. */
export interface PhoneNumbers {
  /** `undefined` when one does not have it, or not any more. */
  owned(phoneNumber: string): Promise<OwnedNumber | undefined>;
  /** Which of these one has. One question for all. */
  ownedAmong(phoneNumbers: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Runs when a number was given back, while it is still known here; the release waits for it, and
   * may run it more than once.
   */
  onReleased(handler: (phoneNumber: string) => Promise<void>): void;
}

export const phoneNumbersPort = port<PhoneNumbers>('phone-numbers');
