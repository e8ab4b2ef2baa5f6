import type { AddPhoneNumberOptions } from '@azure/communication-calling';
import type { CommunicationIdentifier } from '@azure/communication-common';
import { rawIdOf } from '../identity.ts';
import { isPhone } from '../phone-id.ts';
import { FakeError } from './fake-error.ts';

/** The raw id of whom to call. @throws FakeError for a phone without a number to call it from */
export function calleeOf(
  identifier: CommunicationIdentifier,
  { alternateCallerId }: AddPhoneNumberOptions,
): string {
  const id = rawIdOf(identifier);
  if (isPhone(id) && !alternateCallerId) throw new FakeError(400, 41006);
  return id;
}
