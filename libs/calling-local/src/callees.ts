import type { CommunicationIdentifier, PhoneNumberIdentifier } from '@azure/communication-common';
import { invalidArgument } from './errors.ts';
import { isPhone, rawIdOf } from './identifiers.ts';

/** E.164, with the plus. */
const E164 = /^\+[1-9]\d{1,14}$/;

/**
 * Whom the server is to ring.
 *
 * @param callerId the number that phones among them are called from
 * @throws CallingError 400/41006 for a phone without a number to call it from, and for what is no number
 */
export function calleeOf(
  identifier: CommunicationIdentifier,
  callerId: string | undefined,
): { readonly user: string } {
  const user = rawIdOf(identifier);
  if (!isPhone(user)) return { user };
  if (!E164.test(user.slice(user.indexOf(':') + 1))) {
    throw invalidArgument('A phone number has to be in E.164 form, with a plus.');
  }
  if (callerId === undefined) {
    throw invalidArgument('Calling a phone number takes an alternateCallerId.');
  }
  return { user };
}

/** @throws CallingError 400/41006 for what is no number */
export function callerIdOf(alternate: PhoneNumberIdentifier | undefined): string | undefined {
  if (alternate === undefined) return undefined;
  if (!E164.test(alternate.phoneNumber)) {
    throw invalidArgument('The alternateCallerId has to be a number in E.164 form, with a plus.');
  }
  return alternate.phoneNumber;
}
