import { messagesQuery, sendMessageBody, updateMessageBody } from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { nextLink, readCursor, writeCursor } from '../../platform/wire/cursor.ts';
import { forbidden } from '../../platform/wire/errors.ts';
import { created, noContent, ok } from '../../platform/wire/operation.ts';
import type { UserRequest } from '../../platform/wire/operation.ts';
import { pageAddress, threadAddress } from './address.ts';
import { announce, announceSent, record } from './announce.ts';
import type { Announcement } from './announce.ts';
import { threadIdOf } from './chat.ts';
import type { Chat, ChatOperation } from './chat.ts';
import * as events from './events.ts';
import { historyPlace, readHistory } from './history.ts';
import {
  assertOwn,
  assertVisible,
  deleted,
  edited,
  messageText,
  parseMessageId,
} from './message.ts';
import type { Message } from './model.ts';
import { presentMessage } from './present.ts';
import * as published from './published/message-events.ts';
import type { MessageHappening } from './published/message-events.ts';
import type { Publication } from './published/publish.ts';
import { nextVersion, saveMessage } from './save.ts';
import { findMessage } from './store.ts';
import { assertMember, assertReader } from './thread.ts';
import { chatVersion } from './version.ts';

export const sendMessage: ChatOperation = async (chat, request) => {
  const { content, type, senderDisplayName, metadata } = read(sendMessageBody, request.body);
  const threadId = threadIdOf(request);
  const draft = {
    type,
    content: { message: messageText(type, content) },
    senderId: request.caller.userId,
    senderDisplayName: senderDisplayName ?? null,
    metadata: metadata ?? null,
  };
  const sent = await chat.store.send(threadId, draft, chat.clock.now());
  if (!sent) throw await whyNotSent(chat, request);
  await announceSent(chat, threadId, sent);
  const address = `${threadAddress(chat, request, threadId)}/messages/${sent.message.id}`;
  return created({ id: String(sent.message.id) }, address);
};

export const listMessages: ChatOperation = async (chat, request) => {
  const { query } = request;
  const { maxPageSize: size, startTime = 0, syncState } = read(messagesQuery, query);
  const threadId = threadIdOf(request);
  const { me } = assertReader(await chat.store.access(threadId, request.caller.userId));
  const place = syncState === undefined ? undefined : readCursor(historyPlace, syncState);
  const reading = { threadId, me, startMs: startTime, place, size };
  const { messages, next } = await readHistory(chat.store, reading);
  const version = chatVersion(request);
  const value = messages.map((message) => presentMessage(message, version));
  if (!next) return ok({ value });
  const link = nextLink(pageAddress(chat, request, `/${threadId}/messages`), {
    syncState: writeCursor(next),
    startTime: query['startTime'],
    maxPageSize: size,
    'api-version': query['api-version'],
  });
  return ok({ value, nextLink: link });
};

export const getMessage: ChatOperation = async ({ store }, request) => {
  const threadId = threadIdOf(request);
  const { me } = assertReader(await store.access(threadId, request.caller.userId));
  const message = await store.message(threadId, parseMessageId(request.params['message']));
  return ok(presentMessage(assertVisible(me, message), chatVersion(request)));
};

export const updateMessage: ChatOperation = async (chat, request) => {
  const patch = read(updateMessageBody, request.body);
  const alter = (old: Message, version: number) => edited(old, patch, version);
  const publication = (happening: MessageHappening) => ({
    types: published.EDITED,
    events: () => published.messageEdited(happening),
  });
  const told = { event: events.messageEdited, publication };
  announce(chat, await change(chat, request, alter, told));
  return noContent;
};

export const deleteMessage: ChatOperation = async (chat, request) => {
  const alter = (old: Message, version: number) =>
    old.deletedMs === null ? deleted(old, version) : old;
  const publication = (happening: MessageHappening) => ({
    types: published.DELETED,
    events: () => published.messageDeleted(happening),
  });
  const told = { event: events.messageDeleted, publication };
  announce(chat, await change(chat, request, alter, told));
  return noContent;
};

/** How a change of a message is told. */
interface Told {
  readonly event: typeof events.messageEdited;
  readonly publication: (happening: MessageHappening) => Publication;
}

/** Replaces a message of one's own by what `alter` makes of it; nothing is to be told when that is the same. */
function change(
  chat: Chat,
  request: UserRequest,
  alter: (message: Message, version: number) => Message,
  told: Told,
): Promise<readonly Announcement[]> {
  const { store, clock } = chat;
  const threadId = threadIdOf(request);
  return store.locked(threadId, request.caller.userId, async (tx, found) => {
    const { me, thread } = assertMember(found);
    const stored = await findMessage(tx, threadId, parseMessageId(request.params['message']));
    const old = assertVisible(me, stored);
    assertOwn(me, old);
    const message = alter(old, await nextVersion(tx, threadId, clock.now()));
    if (message === old) return [];
    await saveMessage(tx, threadId, message);
    const recipients = thread.members;
    const event = told.event(threadId, message);
    const publication = told.publication({ threadId, message, members: recipients });
    return [await record(chat, tx, { event, recipients, publication })];
  });
}

/** The one statement of a send only says that it did not happen; the reason costs another query. */
async function whyNotSent({ store }: Chat, request: UserRequest): Promise<Error> {
  assertMember(await store.access(threadIdOf(request), request.caller.userId));
  return forbidden();
}
