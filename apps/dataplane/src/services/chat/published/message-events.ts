import type { Message } from '../model.ts';
import {
  forPerson,
  identifier,
  inThread,
  messageType,
  others,
  personTime,
  threadTime,
} from './base.ts';
import type { NewEvent } from './base.ts';

/** A message that somebody has sent, and who is in the thread. */
export interface MessageHappening {
  readonly threadId: string;
  readonly message: Message;
  readonly members: readonly string[];
}

type Time = (ms: number) => string;
type Extra = (time: Time) => Readonly<Record<string, unknown>>;

export const RECEIVED = ['ChatMessageReceived', 'ChatMessageReceivedInThread'] as const;
export const BOT_COMMAND = 'ChatAzureBotCommandReceivedInThread';
export const EDITED = ['ChatMessageEdited', 'ChatMessageEditedInThread'] as const;
export const DELETED = ['ChatMessageDeleted', 'ChatMessageDeletedInThread'] as const;
export const TYPING = 'ChatTypingIndicatorReceivedInThread';
/** Metadata by which a message is a command for a bot of Azure. */
const BOT_COMMAND_KEY = 'azureBotCommand';

type Types = readonly [person: string, thread: string];

/** A message was sent; one that is a command for a bot is told of as that as well. */
export function messageReceived(happening: MessageHappening): NewEvent[] {
  const { message } = happening;
  const body = () => bodyOf(message);
  const events = messageEvents(RECEIVED, happening, message.id, body);
  if (message.metadata?.[BOT_COMMAND_KEY] === undefined) return events;
  return [...events, threadEvent(BOT_COMMAND, happening, message.id, body)];
}

export function messageEdited(happening: MessageHappening): NewEvent[] {
  const { message } = happening;
  const editedMs = message.editedMs ?? message.version;
  return messageEvents(EDITED, happening, editedMs, (time) => ({
    ...bodyOf(message),
    editTime: time(editedMs),
  }));
}

export function messageDeleted(happening: MessageHappening): NewEvent[] {
  const { message } = happening;
  const deletedMs = message.deletedMs ?? message.version;
  return messageEvents(DELETED, happening, deletedMs, (time) => ({ deleteTime: time(deletedMs) }));
}

/** Somebody is typing: there is no message, so it has the time for its id. */
export function typing(
  threadId: string,
  sender: { readonly userId: string; readonly displayName: string },
  nowMs: number,
): NewEvent {
  return {
    type: TYPING,
    subject: `thread/${threadId}/sender/${sender.userId}`,
    timeMs: nowMs,
    data: {
      ...inThread(threadId, `${threadId}/typing/${sender.userId}/${nowMs}`),
      messageId: String(nowMs),
      senderId: sender.userId,
      senderCommunicationIdentifier: identifier(sender.userId),
      senderDisplayName: sender.displayName,
      composeTime: threadTime(nowMs),
      type: 'Control/Typing',
      version: String(nowMs),
      messageBody: '',
      metadata: {},
    },
  };
}

function messageEvents(
  [personType, threadType]: Types,
  happening: MessageHappening,
  timeMs: number,
  extra: Extra,
): NewEvent[] {
  const { members, message } = happening;
  const sender = message.senderId ?? '';
  return [
    ...others(members, sender).map((id) => personEvent(personType, happening, timeMs, extra, id)),
    threadEvent(threadType, happening, timeMs, extra),
  ];
}

function personEvent(
  type: string,
  { threadId, message }: MessageHappening,
  timeMs: number,
  extra: Extra,
  recipient: string,
): NewEvent {
  return {
    ...{ type, timeMs },
    key: `${type}/${threadId}/${message.id}/${message.version}/${recipient}`,
    subject: `${subjectOf(threadId, message)}/recipient/${recipient}`,
    data: {
      ...baseOf(threadId, message, personTime),
      ...forPerson(recipient),
      ...extra(personTime),
      version: message.version,
    },
  };
}

function threadEvent(
  type: string,
  { threadId, message }: MessageHappening,
  timeMs: number,
  extra: Extra,
): NewEvent {
  return {
    ...{ type, timeMs },
    key: `${type}/${threadId}/${message.id}/${message.version}`,
    subject: subjectOf(threadId, message),
    // Here the service writes versions as text.
    data: {
      ...baseOf(threadId, message, threadTime),
      ...extra(threadTime),
      version: String(message.version),
    },
  };
}

function subjectOf(threadId: string, { senderId }: Message): string {
  return `thread/${threadId}/sender/${senderId ?? ''}`;
}

function baseOf(threadId: string, message: Message, time: Time) {
  const senderId = message.senderId ?? '';
  return {
    ...inThread(threadId, `${threadId}/${message.id}/${message.version}`),
    messageId: String(message.id),
    senderId,
    senderCommunicationIdentifier: identifier(senderId),
    senderDisplayName: message.senderDisplayName ?? '',
    composeTime: time(message.id),
    type: messageType(message.type),
  };
}

function bodyOf({ content, metadata }: Message) {
  return { messageBody: content?.message ?? '', metadata: metadata ?? {} };
}
