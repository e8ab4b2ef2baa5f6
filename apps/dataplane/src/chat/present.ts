import { fromRawId } from '@switchboard/acs-wire';
import type {
  ChatMessage,
  ChatMessageContent,
  ChatParticipant,
  ChatReceipt,
  ChatThread,
  ChatThreadItem,
} from '@switchboard/acs-wire';
import { toSeconds } from '../wire/times.ts';
import type {
  AddedPerson,
  Message,
  MessageContent,
  Participant,
  Receipt,
  Thread,
} from './model.ts';

/** Stored chat as the wire shows it. Absent fields are left out, as the service does. */

export function presentThread(thread: Thread): ChatThread {
  const { id, topic, createdBy, createdMs, metadata, retentionDays } = thread;
  return {
    id,
    topic,
    createdOn: toSeconds(createdMs),
    createdByCommunicationIdentifier: fromRawId(createdBy),
    ...(metadata && { metadata }),
    ...(retentionDays !== null && {
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: retentionDays },
    }),
  };
}

export function presentThreadItem(
  thread: Pick<Thread, 'id' | 'topic' | 'lastMessageId'>,
): ChatThreadItem {
  const { id, topic, lastMessageId } = thread;
  return { id, topic, lastMessageReceivedOn: toSeconds(lastMessageId) };
}

export function presentParticipant(participant: Participant): ChatParticipant {
  const { metadata } = participant;
  return { ...presentPerson(participant), ...(metadata && { metadata }) };
}

export function presentMessage(message: Message): ChatMessage {
  const { id, type, sequence, version, content, senderId, editedMs, deletedMs, metadata } = message;
  return {
    id: String(id),
    type,
    sequenceId: String(sequence),
    version: String(version),
    ...(content && { content: presentContent(content) }),
    ...(senderId !== null && {
      senderDisplayName: message.senderDisplayName ?? '',
      senderCommunicationIdentifier: fromRawId(senderId),
    }),
    createdOn: toSeconds(id),
    ...(editedMs !== null && { editedOn: toSeconds(editedMs) }),
    ...(deletedMs !== null && { deletedOn: toSeconds(deletedMs) }),
    ...(metadata && { metadata }),
  };
}

export function presentReceipt({ userId, messageId, readMs }: Receipt): ChatReceipt {
  return {
    senderCommunicationIdentifier: fromRawId(userId),
    chatMessageId: String(messageId),
    readOn: toSeconds(readMs),
  };
}

function presentContent(content: MessageContent): ChatMessageContent {
  const { message, topic, participants, initiator } = content;
  return {
    ...(message !== undefined && { message }),
    ...(topic !== undefined && { topic }),
    ...(participants && { participants: participants.map(presentPerson) }),
    ...(initiator !== undefined && { initiatorCommunicationIdentifier: fromRawId(initiator) }),
  };
}

function presentPerson({ userId, displayName, shareFromMs }: AddedPerson): ChatParticipant {
  return {
    communicationIdentifier: fromRawId(userId),
    ...(displayName !== null && { displayName }),
    shareHistoryTime: toSeconds(shareFromMs),
  };
}
