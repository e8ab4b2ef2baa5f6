import type { CommunicationIdentifier } from '@azure/communication-common';
import { createIdentifierFromRawId, getIdentifierRawId } from '@azure/communication-common';

export function rawIdOf(identifier: CommunicationIdentifier | undefined): string {
  return identifier ? getIdentifierRawId(identifier) : '';
}

export function identifierOf(rawId: string): CommunicationIdentifier {
  return createIdentifierFromRawId(rawId);
}

/** Where the SDK takes communication users only. */
export function userOf(rawId: string): { communicationUserId: string } {
  return { communicationUserId: rawId };
}
