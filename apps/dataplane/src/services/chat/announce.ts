import type { Transaction } from '../../platform/database/database.ts';
import type { RealtimeEvent } from '../realtime/port.ts';
import type { Chat } from './chat.ts';
import * as events from './events.ts';
import { chatChanged, messageSent } from './facts.ts';
import type { Message } from './model.ts';

/** An event on its way from the transaction that it tells of to the people whom it is for. */
export interface Announcement {
  readonly event: RealtimeEvent;
  readonly recipients: readonly string[];
  readonly factId: number;
}

/** Keeps an event with the change that it tells of; `announce` it after the commit. */
export async function record(
  chat: Pick<Chat, 'facts'>,
  tx: Transaction,
  event: RealtimeEvent,
  recipients: readonly string[],
): Promise<Announcement> {
  const [recorded] = await recordAll(chat, tx, [{ event, recipients }]);
  return recorded!;
}

export async function recordAll(
  { facts }: Pick<Chat, 'facts'>,
  tx: Transaction,
  changes: readonly { readonly event: RealtimeEvent; readonly recipients: readonly string[] }[],
): Promise<Announcement[]> {
  const ids = await facts.append(tx, chatChanged, changes);
  return changes.map((change, at) => ({ ...change, factId: ids[at]! }));
}

export function announce({ realtime, facts }: Chat, announced: readonly Announcement[]): void {
  for (const { event, recipients } of announced) realtime.publish(event, recipients);
  facts.told(...announced.map(({ factId }) => factId));
}

/** Tells what a process that died has recorded and not announced. */
export function announceLeft({ facts, realtime, store }: Chat): void {
  facts.on(chatChanged, ({ event, recipients }) => realtime.publish(event, recipients));
  facts.on(messageSent, async ({ threadId, messageId }) => {
    const sent = await store.sent(threadId, messageId);
    if (sent) realtime.publish(eventOf(threadId, sent.message), sent.members);
  });
}

/** It may have been deleted meanwhile. */
function eventOf(threadId: string, message: Message): RealtimeEvent {
  if (message.deletedMs !== null) return events.messageDeleted(threadId, message);
  return events.messageReceived(threadId, message);
}
