import { sendReceiptBody, skipQuery, typingBody } from '@switchboard/acs-wire';
import { read } from '../../platform/wire/body.ts';
import { nextLink, pageOf } from '../../platform/wire/cursor.ts';
import { ok } from '../../platform/wire/operation.ts';
import type { UserRequest } from '../../platform/wire/operation.ts';
import { pageAddress } from './address.ts';
import { announce } from './announce.ts';
import { threadIdOf } from './chat.ts';
import type { Chat, ChatOperation } from './chat.ts';
import * as events from './events.ts';
import { assertVisible, parseMessageId } from './message.ts';
import type { Access } from './model.ts';
import { typing, TYPING } from './published/message-events.ts';
import { publishNow } from './published/publish.ts';
import { presentReceipt } from './present.ts';
import { assertMember, assertSmall } from './thread.ts';

/** Read receipts and typing indicators: who is where in the conversation. */

export const sendReceipt: ChatOperation = async (chat, request) => {
  const { store, clock } = chat;
  const { chatMessageId } = read(sendReceiptBody, request.body);
  const { thread, me } = await smallThread(chat, request);
  const stored = await store.message(thread.id, parseMessageId(chatMessageId));
  const message = assertVisible(me, stored);
  const receipt = { userId: me.userId, messageId: message.id, readMs: clock.now() };
  const recipients = thread.members;
  const event = events.receiptReceived(thread.id, receipt);
  const factId = await store.saveReceipt(thread.id, receipt, { event, recipients });
  if (factId !== undefined) announce(chat, [{ event, recipients, factId }]);
  return ok();
};

export const listReceipts: ChatOperation = async (chat, request) => {
  const { maxPageSize, skip } = read(skipQuery, request.query);
  const { thread } = await smallThread(chat, request);
  const rows = await chat.store.receipts(thread, skip, maxPageSize + 1);
  const page = pageOf(rows, maxPageSize, presentReceipt, () =>
    nextLink(pageAddress(chat, request, `/${thread.id}/readReceipts`), {
      maxPageSize,
      skip: skip + maxPageSize,
      'api-version': request.query['api-version'],
    }),
  );
  return ok(page);
};

export const sendTyping: ChatOperation = async (chat, request) => {
  const { senderDisplayName } = read(typingBody, request.body) ?? {};
  const { thread, me } = await smallThread(chat, request);
  const displayName = senderDisplayName ?? me.displayName ?? '';
  const nowMs = chat.clock.now();
  const sender = { userId: me.userId, displayName };
  chat.realtime.publish(events.typing(thread.id, sender, nowMs), thread.members);
  const publication = { types: [TYPING], events: () => [typing(thread.id, sender, nowMs)] };
  await publishNow(chat, publication);
  return ok();
};

async function smallThread({ store }: Chat, request: UserRequest): Promise<Access> {
  const found = assertMember(await store.access(threadIdOf(request), request.caller.userId));
  assertSmall(found.thread);
  return found;
}
