import {
  createIdentifierFromRawId,
  getIdentifierKind,
  getIdentifierRawId,
} from '@azure/communication-common';
import type {
  CommunicationIdentifier,
  CommunicationIdentifierKind,
  CommunicationUserIdentifier,
} from '@azure/communication-common';

export function rawIdOf(identifier: CommunicationIdentifier): string {
  return getIdentifierRawId(identifier);
}

export function identifierOf(rawId: string): CommunicationIdentifierKind {
  return getIdentifierKind(createIdentifierFromRawId(rawId));
}

/** Where the SDK knows only of communication users and Teams users. */
export function userOf(rawId: string): CommunicationUserIdentifier {
  return { communicationUserId: rawId };
}
