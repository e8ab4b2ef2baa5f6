import type {
  MessageEventPayload,
  ParticipantPayload,
  ThreadEventPayload,
  ThreadPropertiesPayload,
} from '@switchboard/acs-wire';
import type { RealtimeEvent } from '../realtime/port.ts';
import type { Message, Participant, Receipt, Thread } from './model.ts';

/** Chat's ten realtime events, field by field as the chat SDK reads them. */

export function messageReceived(threadId: string, message: Message): RealtimeEvent {
  return messageEvent(200, { ...messagePayload(threadId, message), ...bodyOf(message) });
}

export function messageEdited(threadId: string, message: Message): RealtimeEvent {
  const edittime = iso(message.editedMs ?? message.version);
  return messageEvent(247, { ...messagePayload(threadId, message), ...bodyOf(message), edittime });
}

export function messageDeleted(threadId: string, message: Message): RealtimeEvent {
  const deletetime = iso(message.deletedMs ?? message.version);
  return messageEvent(248, { ...messagePayload(threadId, message), deletetime });
}

export function typing(
  threadId: string,
  sender: { userId: string; displayName: string },
  nowMs: number,
): RealtimeEvent {
  return messageEvent(245, {
    groupId: threadId,
    senderId: sender.userId,
    senderDisplayName: sender.displayName,
    version: String(nowMs),
    originalArrivalTime: iso(nowMs),
  });
}

export function receiptReceived(threadId: string, receipt: Receipt): RealtimeEvent {
  const { userId, messageId, readMs } = receipt;
  const consumptionhorizon = `${messageId};${readMs};${messageId}`;
  return messageEvent(246, {
    groupId: threadId,
    senderId: userId,
    messageId: String(messageId),
    messageBody: JSON.stringify({ user: userId, consumptionhorizon }),
  });
}

export function threadCreated(
  thread: Thread,
  createdBy: Pick<Participant, 'userId' | 'displayName'>,
  members: readonly Participant[],
): RealtimeEvent {
  return threadEvent(257, thread.id, thread.createdMs, {
    createTime: iso(thread.createdMs),
    createdBy: packed(person(createdBy)),
    members: packed(members.map(sharing)),
    properties: packed(properties(thread)),
  });
}

export function threadUpdated(thread: Thread, editedBy: Participant, nowMs: number): RealtimeEvent {
  return threadEvent(258, thread.id, nowMs, {
    editTime: iso(nowMs),
    editedBy: packed(person(editedBy)),
    properties: packed(properties(thread)),
  });
}

/** @param deletedBy absent when retention did it */
export function threadDeleted(
  threadId: string,
  deletedBy: Participant | undefined,
  nowMs: number,
): RealtimeEvent {
  return threadEvent(259, threadId, nowMs, {
    deleteTime: iso(nowMs),
    ...(deletedBy && { deletedBy: packed(person(deletedBy)) }),
    reason: deletedBy ? 'deletedByUser' : 'deletedByPolicy',
  });
}

export function participantsAdded(
  threadId: string,
  addedBy: Participant,
  added: readonly Participant[],
  nowMs: number,
): RealtimeEvent {
  return threadEvent(260, threadId, nowMs, {
    time: iso(nowMs),
    addedBy: packed(person(addedBy)),
    participantsAdded: packed(added.map(sharing)),
  });
}

export function participantsRemoved(
  threadId: string,
  removedBy: Participant,
  removed: readonly Participant[],
  nowMs: number,
): RealtimeEvent {
  return threadEvent(261, threadId, nowMs, {
    time: iso(nowMs),
    removedBy: packed(person(removedBy)),
    participantsRemoved: packed(removed.map(sharing)),
  });
}

function messageEvent(
  eventId: RealtimeEvent['eventId'],
  payload: MessageEventPayload,
): RealtimeEvent {
  return { eventId, payload: { ...payload }, perRecipient: true };
}

function threadEvent(
  eventId: RealtimeEvent['eventId'],
  threadId: string,
  versionMs: number,
  payload: Omit<ThreadEventPayload, 'threadId' | 'version'>,
): RealtimeEvent {
  const version = String(versionMs);
  return { eventId, payload: { threadId, version, ...payload }, perRecipient: false };
}

function messagePayload(threadId: string, message: Message): MessageEventPayload {
  return {
    groupId: threadId,
    senderId: message.senderId ?? '',
    senderDisplayName: message.senderDisplayName ?? '',
    messageId: String(message.id),
    originalArrivalTime: iso(message.id),
    version: String(message.version),
    messageType: message.type === 'html' ? 'RichText/Html' : 'Text',
  };
}

function bodyOf({ content, metadata }: Message): Partial<MessageEventPayload> {
  return {
    messageBody: content?.message ?? '',
    ...(metadata && { acsChatMessageMetadata: JSON.stringify(metadata) }),
  };
}

function person({
  userId,
  displayName,
}: Pick<Participant, 'userId' | 'displayName'>): ParticipantPayload {
  return { participantId: userId, displayName: displayName ?? '' };
}

function sharing(participant: Participant): ParticipantPayload {
  const { metadata, shareFromMs } = participant;
  return {
    ...person(participant),
    shareHistoryTime: iso(shareFromMs),
    ...(metadata && { memberMetaData: JSON.stringify(metadata) }),
  };
}

function properties({ topic, metadata, retentionDays }: Thread): ThreadPropertiesPayload {
  return {
    topic,
    ...(metadata && { acsChatThreadMetadata: JSON.stringify(metadata) }),
    ...(retentionDays !== null && {
      retentionPolicy: JSON.stringify({
        retentionPolicyType: 'DeleteAfterCreationTime',
        executeAfter: `${retentionDays}.00:00:00`,
      }),
    }),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** The client runs the legacy `unescape` over these before it parses them. */
function packed(value: unknown): string {
  return escape(JSON.stringify(value));
}
