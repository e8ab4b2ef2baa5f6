import type { PhoneNumberIdentifier } from '@azure/communication-common';

/** The number that a phone is called from, as E.164 has it. */
export interface FromNumber {
  readonly callerId?: string | undefined;
}

/** As the SDK's options have it. */
export function alternateCallerId(callerId: string | undefined): {
  alternateCallerId?: PhoneNumberIdentifier;
} {
  return callerId === undefined ? {} : { alternateCallerId: { phoneNumber: callerId } };
}
