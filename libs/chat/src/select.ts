import { compareIds, isText } from './message.ts';
import type { Message, Participant } from './message.ts';
import type { ChatState, ThreadState } from './state.ts';

/** The threads of the list, the one that something happened in last on top. */
export function threadsByActivity(state: ChatState): readonly ThreadState[] {
  return Object.values(state.threads)
    .filter(({ membership }) => membership !== 'deleted')
    .sort((a, b) => b.activeOn - a.activeOn || (a.id < b.id ? -1 : 1));
}

export function lastMessage(thread: ThreadState): Message | undefined {
  return thread.timeline.at(-1);
}

/** Messages of others after the last one we have read; only as far back as is loaded. */
export function unreadCount(thread: ThreadState, self: string): number {
  const read = thread.receipts[self]?.messageId ?? '';
  let count = 0;
  for (let at = thread.timeline.length - 1; at >= 0; at--) {
    const message = thread.timeline[at]!;
    if (message.id.startsWith('local:')) continue;
    if (compareIds(message.id, read) <= 0) break;
    if (isText(message) && message.sender === self) break;
    if (isText(message) && message.status === 'sent') count++;
  }
  return count;
}

/** Unread messages of all threads one is in. */
export function unreadTotal({ threads, self }: ChatState): number {
  return Object.values(threads)
    .filter(({ membership }) => membership === 'member')
    .reduce((sum, thread) => sum + unreadCount(thread, self), 0);
}

/** The newest message that is not our own and not under way: what a receipt would name. */
export function newestForeignId(thread: ThreadState, self: string): string | undefined {
  return thread.timeline.findLast((message) => isText(message) && message.sender !== self)?.id;
}

/** The id of the message whose offered answers can be clicked: the newest that has some, until we or its sender go on. */
export function openOffer({ timeline }: ThreadState, self: string): string | undefined {
  const at = timeline.findLastIndex((message) => isText(message) && message.choices);
  const offer = timeline[at];
  if (!isText(offer) || offer.sender === self) return undefined;
  const goesOn = (message: Message): boolean =>
    isText(message) && (message.sender === self || message.sender === offer.sender);
  return timeline.slice(at + 1).some(goesOn) ? undefined : offer.id;
}

/** Who, besides ourselves and the writer, has read this far. */
export function readBy(
  thread: ThreadState,
  message: Message,
  self: string,
): readonly Participant[] {
  if (!isText(message)) return [];
  return Object.values(thread.participants).filter(({ userId }) => {
    const receipt = thread.receipts[userId];
    const other = userId !== self && userId !== message.sender;
    return other && receipt !== undefined && compareIds(receipt.messageId, message.id) >= 0;
  });
}

/** What to call a person: as who added them did, and only then as they signed a message themselves. */
export function nameOf(thread: ThreadState, userId: string): string {
  const name = thread.participants[userId]?.name;
  const told = name || nameInHistory(thread, userId);
  if (told) return told;
  const signed = thread.timeline.findLast(
    (message) => isText(message) && message.sender === userId && message.senderName !== '',
  );
  return isText(signed) ? signed.senderName : '';
}

function nameInHistory(thread: ThreadState, userId: string): string {
  for (const message of thread.timeline) {
    if (isText(message)) continue;
    const named = message.participants.find((person) => person.userId === userId && person.name);
    if (named) return named.name;
  }
  return '';
}
