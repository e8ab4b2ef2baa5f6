import { isText } from './message.ts';
import type { Message } from './message.ts';

/** One line of a thread as it is shown. */
export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly day: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** Follows closely on a message of the same person: no need to say again who it is. */
      readonly continued: boolean;
    };

const CLOSE_MS = 5 * 60_000;

/** Messages with a separator before the first one of each day, in the reader's time zone. */
export function timelineRows(timeline: readonly Message[]): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Message | undefined;
  for (const message of timeline) {
    const day = startOfDay(message.createdOn);
    const newDay = !before || startOfDay(before.createdOn) !== day;
    if (newDay) rows.push({ kind: 'day', key: `day:${day}`, day });
    rows.push({
      kind: 'message',
      key: isText(message) && message.clientId ? message.clientId : message.id,
      message,
      continued: !newDay && continues(before, message),
    });
    before = message;
  }
  return rows;
}

/** How near a day is, for its separator. @param day its beginning, epoch ms */
export function nearnessOf(day: number, now: Date): 'today' | 'yesterday' | 'earlier' {
  const today = startOfDay(now.getTime());
  if (day === today) return 'today';
  return day === startOfDay(today - 1) ? 'yesterday' : 'earlier';
}

function continues(before: Message | undefined, message: Message): boolean {
  return (
    isText(before) &&
    isText(message) &&
    before.sender === message.sender &&
    message.createdOn - before.createdOn < CLOSE_MS
  );
}

function startOfDay(on: number): number {
  return new Date(on).setHours(0, 0, 0, 0);
}
