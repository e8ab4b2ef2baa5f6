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

/** Does this raw id stand for a phone, by its number? */
export function isPhone(rawId: string): boolean {
  return rawId.startsWith('4:');
}

/** Where the SDK knows only of communication users and Teams users. */
export function userOf(rawId: string): CommunicationUserIdentifier {
  return { communicationUserId: rawId };
}

/** Serves those too who take the identifier for a text: it reads as the raw id. */
export function legibleUserOf(rawId: string): CommunicationUserIdentifier {
  const text = { value: () => rawId, configurable: true, writable: true };
  return Object.defineProperty(userOf(rawId), 'toString', text);
}
