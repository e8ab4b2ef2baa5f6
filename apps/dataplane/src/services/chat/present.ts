import { fromRawId } from '@switchboard/acs-wire';
import type {
  ChatMessage,
  ChatMessageContent,
  ChatParticipant,
  ChatReceipt,
  ChatThread,
  ChatThreadItem,
  RetentionPolicy,
} from '@switchboard/acs-wire';
import { toSeconds } from '../../platform/wire/times.ts';
import type {
  AddedPerson,
  Message,
  MessageContent,
  Participant,
  Receipt,
  Thread,
} from './model.ts';
import type { ChatVersion } from './version.ts';

/** Stored chat as the wire shows it. Absent fields are left out, as the service does. */

export function presentThread(thread: Thread, version: ChatVersion): ChatThread {
  const { id, topic, createdBy, createdMs, metadata, retentionDays } = thread;
  return {
    id,
    topic,
    createdOn: toSeconds(createdMs),
    createdByCommunicationIdentifier: fromRawId(createdBy),
    ...(version.hasMetadata && metadata && { metadata }),
    ...(version.isLatest && { retentionPolicy: presentRetention(retentionDays) }),
  };
}

function presentRetention(days: number | null): RetentionPolicy {
  if (days === null) return { kind: 'none' };
  return { kind: 'threadCreationDate', deleteThreadAfterDays: days };
}

export function presentThreadItem(
  thread: Pick<Thread, 'id' | 'topic' | 'lastMessageId'>,
): ChatThreadItem {
  const { id, topic, lastMessageId } = thread;
  return { id, topic, lastMessageReceivedOn: toSeconds(lastMessageId) };
}

export function presentParticipant(
  participant: Participant,
  { hasMetadata }: ChatVersion,
): ChatParticipant {
  const { metadata } = participant;
  return { ...presentPerson(participant), ...(hasMetadata && metadata && { metadata }) };
}

export function presentMessage(message: Message, { isLatest }: ChatVersion): ChatMessage {
  const { id, type, sequence, version, senderId, editedMs, deletedMs, metadata } = message;
  const name = message.senderDisplayName ?? '';
  return {
    id: String(id),
    type,
    sequenceId: String(sequence),
    version: String(version),
    content: senderId === null ? presentContent(message.content) : presentText(message, isLatest),
    ...(senderId !== null && {
      ...((name !== '' || !isLatest) && { senderDisplayName: name }),
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

/** What a person wrote; nothing once it is deleted. */
function presentText({ content }: Message, isLatest: boolean): ChatMessageContent {
  return { message: content?.message ?? '', ...(isLatest && { attachments: [] }) };
}

function presentContent(content: MessageContent | null): ChatMessageContent {
  const { topic, participants, initiator } = content ?? {};
  return {
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
