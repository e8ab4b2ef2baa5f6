import type { NewEvent } from '../../events/port.ts';
import type { Message, Participant, Thread } from '../model.ts';

/** What chat publishes, as Event Grid names it: eighteen types, of a person in a thread or of the thread. */

/** Somebody, as events name them. */
export function identifier(rawId: string) {
  return { rawId, communicationUser: { id: rawId } };
}

/** Times of events that are for one person. */
export function personTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same time as events of a whole thread write it. */
export function threadTime(ms: number): string {
  return personTime(ms).replace('Z', '+00:00');
}

/** Fields of every event that is for one person, its subject included. */
export function forPerson(recipientId: string) {
  return { recipientId, recipientCommunicationIdentifier: identifier(recipientId) };
}

/** The same happening has the same transaction, whoever is told of it. */
export function inThread(threadId: string, transactionId: string) {
  return { threadId, transactionId };
}

/** Everybody but who did it: they know. */
export function others(members: readonly string[], actor: string): readonly string[] {
  return members.filter((id) => id !== actor);
}

export function properties({ topic }: Pick<Thread, 'topic'>) {
  return { topic };
}

export function participant({ userId, displayName, metadata }: Participant) {
  return {
    ...(displayName !== null && { displayName }),
    participantCommunicationIdentifier: identifier(userId),
    metadata: metadata ?? {},
  };
}

export function messageType(type: Message['type']): string {
  return type === 'html' ? 'RichText/Html' : 'Text';
}

export type { NewEvent };
