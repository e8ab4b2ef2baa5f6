import { listQuery, sendMessageBody, updateMessageBody } from '@switchboard/acs-wire';
import { z } from 'zod';
import { read } from '../wire/body.ts';
import { nextLink, pageOf, readCursor, writeCursor } from '../wire/cursor.ts';
import { forbidden } from '../wire/errors.ts';
import { created, noContent, ok } from '../wire/operation.ts';
import type { UserCall } from '../wire/operation.ts';
import { threadIdOf } from './chat.ts';
import type { Chat, ChatOperation } from './chat.ts';
import * as events from './events.ts';
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
import { findMessage, saveMessage } from './store.ts';
import { assertMember, assertReader } from './thread.ts';

const position = z.int().nonnegative();

export const sendMessage: ChatOperation = async (chat, call) => {
  const { content, type, senderDisplayName, metadata } = read(sendMessageBody, call.body);
  const threadId = threadIdOf(call);
  const draft = {
    type,
    content: { message: messageText(type, content) },
    senderId: call.caller.userId,
    senderDisplayName: senderDisplayName ?? null,
    metadata: metadata ?? null,
  };
  const sent = await chat.store.send(threadId, draft, chat.clock.now());
  if (!sent) throw await whyNotSent(chat, call);
  const { message, members } = sent;
  chat.realtime.publish(events.messageReceived(threadId, message), members);
  const path = `/chat/threads/${encodeURIComponent(threadId)}/messages/${message.id}`;
  return created({ id: String(message.id) }, chat.publicUrl(call) + path);
};

export const listMessages: ChatOperation = async ({ store }, call) => {
  const { query } = call;
  const { maxPageSize, startTime, syncState } = read(listQuery, query);
  const threadId = threadIdOf(call);
  const { me } = assertReader(await store.access(threadId, call.caller.userId));
  const rows = await store.messages(threadId, {
    before: syncState === undefined ? undefined : readCursor(position, syncState),
    fromMs: Math.max(me.shareFromMs, startTime ?? 0),
    upToSequence: me.removedSequence,
    take: maxPageSize + 1,
  });
  const page = pageOf(rows, maxPageSize, presentMessage, ({ id }) =>
    nextLink(`/chat/threads/${threadId}/messages`, {
      syncState: writeCursor(id),
      startTime: query['startTime'],
      maxPageSize,
      'api-version': query['api-version'],
    }),
  );
  return ok(page);
};

export const getMessage: ChatOperation = async ({ store }, call) => {
  const threadId = threadIdOf(call);
  const { me } = assertReader(await store.access(threadId, call.caller.userId));
  const message = await store.message(threadId, parseMessageId(call.params['message']));
  return ok(presentMessage(assertVisible(me, message)));
};

export const updateMessage: ChatOperation = async (chat, call) => {
  const patch = read(updateMessageBody, call.body);
  const nowMs = chat.clock.now();
  const { message, thread } = await change(chat, call, (old) => edited(old, patch, nowMs));
  chat.realtime.publish(events.messageEdited(thread.id, message), thread.members);
  return noContent;
};

export const deleteMessage: ChatOperation = async (chat, call) => {
  const nowMs = chat.clock.now();
  const { isChanged, message, thread } = await change(chat, call, (old) =>
    old.deletedMs === null ? deleted(old, nowMs) : old,
  );
  if (isChanged) chat.realtime.publish(events.messageDeleted(thread.id, message), thread.members);
  return noContent;
};

/** Replaces a message of one's own by what `alter` makes of it. */
function change({ store }: Chat, call: UserCall, alter: (message: Message) => Message) {
  const threadId = threadIdOf(call);
  return store.locked(threadId, call.caller.userId, async (tx, found) => {
    const { me, thread } = assertMember(found);
    const stored = await findMessage(tx, threadId, parseMessageId(call.params['message']));
    const old = assertVisible(me, stored);
    assertOwn(me, old);
    const message = alter(old);
    const isChanged = message !== old;
    if (isChanged) await saveMessage(tx, threadId, message);
    return { isChanged, message, thread };
  });
}

/** The one statement of a send only says that it did not happen; the reason costs another query. */
async function whyNotSent({ store }: Chat, call: UserCall): Promise<Error> {
  assertMember(await store.access(threadIdOf(call), call.caller.userId));
  return forbidden();
}
