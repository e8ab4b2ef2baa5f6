import { retry, systemClock } from '@switchboard/kernel';
import type { RetryPolicy } from '@switchboard/kernel';
import type { Transaction } from '../../platform/database/database.ts';
import type { AfterCommit } from '../events/port.ts';
import type { RealtimeEvent } from '../realtime/port.ts';
import type { SentMessage } from './append.ts';
import type { Chat } from './chat.ts';
import * as events from './events.ts';
import { chatChanged, messageSent } from './facts.ts';
import type { Message } from './model.ts';
import { publish, publishNow, sentPublication } from './published/publish.ts';
import type { Publication } from './published/publish.ts';
import type { MessageHappening } from './published/message-events.ts';

/** A database that is away for a moment. The fact stays, whatever comes of it. */
const PUBLISH_AGAIN: RetryPolicy = {
  attempts: 6,
  firstDelayMs: 500,
  maxDelayMs: 10_000,
  retryable: () => true,
};

/** An event on its way from the transaction that it tells of to the people whom it is for. */
export interface Announcement {
  readonly event: RealtimeEvent;
  readonly recipients: readonly string[];
  readonly factId: number;
  /** Begins to deliver what was published with it, and with those that were recorded together with it. */
  readonly afterCommit?: AfterCommit;
}

/** A change, as people and subscribers are told of it. */
export interface Change {
  readonly event: RealtimeEvent;
  readonly recipients: readonly string[];
  readonly publication?: Publication;
}

/** Keeps an event with the change that it tells of; `announce` it after the commit. */
export async function record(
  chat: Pick<Chat, 'facts' | 'events'>,
  tx: Transaction,
  change: Change,
): Promise<Announcement> {
  const [recorded] = await recordAll(chat, tx, [change]);
  return recorded!;
}

export async function recordAll(
  chat: Pick<Chat, 'facts' | 'events'>,
  tx: Transaction,
  changes: readonly Change[],
): Promise<Announcement[]> {
  const told = changes.map(({ event, recipients }) => ({ event, recipients }));
  const ids = await chat.facts.append(tx, chatChanged, told);
  const publications = changes.flatMap(({ publication }) => publication ?? []);
  const afterCommit = await publish(chat, tx, ...publications);
  return told.map((one, at) => ({ ...one, factId: ids[at]!, ...(at === 0 && { afterCommit }) }));
}

export function announce({ realtime, facts }: Chat, announced: readonly Announcement[]): void {
  for (const { event, recipients } of announced) realtime.publish(event, recipients);
  facts.told(...announced.map(({ factId }) => factId));
  for (const { afterCommit } of announced) afterCommit?.();
}

/** Tells that a message was sent; the fact goes once subscribers will get it, too. */
export async function announceSent(
  chat: Chat,
  threadId: string,
  { message, members, factId }: SentMessage,
): Promise<void> {
  const sent = { threadId, message, members };
  chat.realtime.publish(events.messageReceived(threadId, message), members);
  const told = () => chat.facts.told(factId);
  const again = (): void => {
    // The message is sent; nobody waits for this.
    retry(() => appendSent(chat, sent), PUBLISH_AGAIN, systemClock).then(told, () => undefined);
  };
  const heard = Promise.all(chat.hearing.map((hear) => hear(sent)));
  await publishNow(chat, sentPublication(sent)).then(() => void heard.then(told, again), again);
}

/** Tells what a process that died has recorded and not announced. */
export function announceLeft(chat: Chat): void {
  const { facts, realtime, store } = chat;
  facts.on(chatChanged, ({ event, recipients }) => realtime.publish(event, recipients));
  facts.on(messageSent, async ({ threadId, messageId }) => {
    const sent = await store.sent(threadId, messageId);
    if (!sent) return;
    realtime.publish(eventOf(threadId, sent.message), sent.members);
    if (sent.message.deletedMs === null) await appendSent(chat, { threadId, ...sent });
  });
}

/** Whether it was published already is not known. */
async function appendSent(chat: Chat, sent: MessageHappening): Promise<void> {
  (await publish(chat, chat.store.db, sentPublication(sent)))();
  for (const hear of chat.hearing) await hear(sent);
}

/** It may have been deleted meanwhile. */
function eventOf(threadId: string, message: Message): RealtimeEvent {
  if (message.deletedMs !== null) return events.messageDeleted(threadId, message);
  return events.messageReceived(threadId, message);
}
