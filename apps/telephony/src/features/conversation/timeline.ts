import type { MessageView, NoteView } from '@switchboard/telephony-api/client';
import type { Outgoing } from '../composer/outgoing';

export type TimelineItem =
  | { readonly kind: 'message'; readonly at: string; readonly message: MessageView }
  | { readonly kind: 'note'; readonly at: string; readonly note: NoteView }
  | { readonly kind: 'outgoing'; readonly at: string; readonly outgoing: Outgoing };

interface Told {
  /** In any order. */
  readonly messages: readonly MessageView[];
  readonly notes: readonly NoteView[];
  readonly outgoing: readonly Outgoing[];
  /** Are there texts before these? Then notes before the first of them wait. */
  readonly isPartial: boolean;
}

/** Texts and notes by their time; what is being sent comes last. */
export function timelineOf({ messages, notes, outgoing, isPartial }: Told): TimelineItem[] {
  const items: TimelineItem[] = [
    ...messages.map((message) => ({ kind: 'message' as const, at: message.at, message })),
    ...notes.map((note) => ({ kind: 'note' as const, at: note.at, note })),
  ];
  items.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  const first = isPartial ? items.findIndex(({ kind }) => kind === 'message') : 0;
  const waiting = outgoing.filter((one) => !isListed(one, messages));
  return [
    ...items.slice(Math.max(0, first)),
    ...waiting.map((one) => ({ kind: 'outgoing' as const, at: one.at, outgoing: one })),
  ];
}

/** The stream of changes may be faster than the answer to who sent it. */
function isListed({ text, after, failure }: Outgoing, messages: readonly MessageView[]): boolean {
  if (failure) return false;
  return messages.some((one) => one.direction === 'out' && one.id > after && one.text === text);
}

/** By the days they fell on, here. */
export function byDay(items: readonly TimelineItem[]): (readonly [string, TimelineItem[]])[] {
  const days = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const day = new Date(item.at).toDateString();
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}
