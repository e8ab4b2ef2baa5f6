import { isText, unreadCount } from '@switchboard/chat';
import type { ChatState, Message, TextMessage, ThreadState } from '@switchboard/chat';
import { isListOf } from '../people/thread-title.ts';
import type { Waiting } from './waiting-list.ts';

/** How a message of one's own stands. */
export type Delivery = 'waiting' | 'sending' | 'sent' | 'read' | 'refused';

/** A thread's messages with what waits to be sent at the end, each once. */
export function withWaiting(
  thread: ThreadState,
  waiting: readonly Waiting[],
  self: string,
): readonly Message[] {
  const own = waiting.filter(({ threadId }) => threadId === thread.id);
  const timeline = tellingOf(thread);
  if (own.length === 0) return timeline;
  const ids = new Set(own.map(({ id }) => id));
  const others = timeline.filter((one) => !isText(one) || !ids.has(one.clientId ?? ''));
  const arrived = new Set(
    thread.timeline.flatMap((one) =>
      isText(one) && one.status === 'sent' && one.clientId ? [one.clientId] : [],
    ),
  );
  const rest = own.filter(({ id }) => !arrived.has(id)).map((one) => messageOf(one, self));
  const known = thread.timeline.filter((one) => isText(one) && arrived.has(one.clientId ?? ''));
  return [...others, ...known.filter((one) => !others.includes(one)), ...rest];
}

export function deliveryOf(
  message: TextMessage,
  thread: ThreadState,
  waiting: readonly Waiting[],
  isReadBy: (message: TextMessage) => boolean,
): Delivery {
  const kept = waiting.find(({ id }) => id === (message.clientId ?? message.id));
  if (message.status === 'sent') return isReadBy(message) ? 'read' : 'sent';
  if (kept?.isRefused || (!kept && message.status === 'failed')) return 'refused';
  const live = thread.timeline.find((one) => isText(one) && one.clientId === kept?.id);
  return isText(live) && live.status === 'sending' ? 'sending' : 'waiting';
}

export interface ThreadSummary {
  readonly last: Message | undefined;
  /** The last one waits to be sent. */
  readonly isWaiting: boolean;
  readonly unread: number;
}

export function summaryOf(
  thread: ThreadState,
  waiting: readonly Waiting[],
  self: string,
): ThreadSummary {
  const mine = waiting.filter(({ threadId }) => threadId === thread.id).at(-1);
  const last = mine ? messageOf(mine, self) : tellingOf(thread).at(-1);
  return { last, isWaiting: mine !== undefined, unread: unreadCount(thread, self) };
}

/** That a conversation is called after its people tells nobody anything. */
function tellingOf({ participants, timeline }: ThreadState): readonly Message[] {
  const names = Object.values(participants).map(({ name }) => name);
  const isTelling = (message: Message): boolean =>
    message.kind !== 'topicUpdated' || !isListOf(message.topic ?? '', names);
  return timeline.every(isTelling) ? timeline : timeline.filter(isTelling);
}

/** Everybody but oneself. */
export function othersIn(thread: ThreadState, self: string): readonly string[] {
  return Object.keys(thread.participants).filter((userId) => userId !== self);
}

/** Everybody that is seen in threads, the latest first, without oneself. */
export function peopleIn(state: ChatState): readonly string[] {
  const threads = Object.values(state.threads).sort((a, b) => b.activeOn - a.activeOn);
  const ids = threads.flatMap((thread) => [
    ...othersIn(thread, state.self),
    ...thread.timeline.flatMap((message) => (isText(message) ? [message.sender] : [])),
  ]);
  return [...new Set(ids)].filter((id) => id !== state.self);
}

function messageOf({ id, body, createdOn }: Waiting, self: string): TextMessage {
  const common = { id, clientId: id, version: '0', createdOn, sender: self, senderName: '' };
  return { ...common, kind: 'text', body, status: 'sending' };
}
