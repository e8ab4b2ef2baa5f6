import { z } from 'zod';
import { eventKind } from '../event-kind.ts';

/** Longer than any message that the service takes. */
const MAX_BODY = 32_768;
const MAX_PEOPLE = 300;

const id = z.string().min(1).max(256);
const party = z.object({ rawId: id });
const person = z.object({ participantCommunicationIdentifier: party });

const received = z.object({
  threadId: id,
  messageId: id,
  messageBody: z.string().max(MAX_BODY),
  senderCommunicationIdentifier: party,
  /** `Text` or `RichText/Html`. */
  type: z.string().max(64),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const created = z.object({
  threadId: id,
  createdByCommunicationIdentifier: party,
  participants: z.array(person).max(MAX_PEOPLE),
});
const added = z.object({
  threadId: id,
  addedByCommunicationIdentifier: party,
  participantAdded: person,
});
const removed = z.object({ threadId: id, participantRemoved: person });

export type ChatMessageInThread = z.infer<typeof received>;
export type ChatThreadCreated = z.infer<typeof created>;
export type ChatParticipantAdded = z.infer<typeof added>;
export type ChatParticipantRemoved = z.infer<typeof removed>;

/** A message that somebody wrote in a thread: once for the thread, whoever is in it. */
export const chatMessageInThread = eventKind<ChatMessageInThread>(
  'Microsoft.Communication.ChatMessageReceivedInThread',
  received,
);
export const chatThreadCreated = eventKind<ChatThreadCreated>(
  'Microsoft.Communication.ChatThreadCreated',
  created,
);
export const chatParticipantAdded = eventKind<ChatParticipantAdded>(
  'Microsoft.Communication.ChatThreadParticipantAdded',
  added,
);
export const chatParticipantRemoved = eventKind<ChatParticipantRemoved>(
  'Microsoft.Communication.ChatThreadParticipantRemoved',
  removed,
);
