import { afterReport } from './delivery.ts';
import type { Delivery } from './delivery.ts';

/** A text of a conversation; what it says is somebody else's. */
export type Message =
  | { readonly direction: 'in'; readonly id: string; readonly atMs: number }
  | {
      readonly direction: 'out';
      readonly id: string;
      readonly atMs: number;
      readonly delivery: Delivery;
    };

/** The earliest first, as long as whoever keeps it lets it be. */
export type Timeline<Entry extends Message> = readonly Entry[];

/**
 * Puts a text where it belongs. It may come late or twice, from the database and from whoever was told: of one id
 * there is one, with the furthest that was heard of it.
 */
export function withMessage<Entry extends Message>(
  timeline: Timeline<Entry>,
  message: Entry,
): Timeline<Entry> {
  const at = timeline.findIndex(({ id }) => id === message.id);
  const known = timeline[at];
  if (known) return timeline.with(at, merged(known, message));
  const before = timeline.findLastIndex((one) => compare(one, message) < 0);
  return timeline.toSpliced(before + 1, 0, message);
}

/** Takes a report into account; one on a text that is not here changes nothing. */
export function withReport<Entry extends Message>(
  timeline: Timeline<Entry>,
  id: string,
  report: Delivery,
): Timeline<Entry> {
  const at = timeline.findIndex((one) => one.id === id);
  const known = timeline[at];
  if (known?.direction !== 'out') return timeline;
  return timeline.with(at, { ...known, delivery: afterReport(known.delivery, report) });
}

/** How many came in after what was read last. */
export function unreadOf(timeline: Timeline<Message>, readUntilMs: number): number {
  return timeline.filter(({ direction, atMs }) => direction === 'in' && atMs > readUntilMs).length;
}

function merged<Entry extends Message>(known: Entry, message: Entry): Entry {
  if (known.direction !== 'out' || message.direction !== 'out') return known;
  return { ...known, delivery: afterReport(known.delivery, message.delivery) };
}

function compare(one: Message, other: Message): number {
  return one.atMs - other.atMs || (one.id < other.id ? -1 : 1);
}
