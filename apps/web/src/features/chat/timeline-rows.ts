import { isText } from '@switchboard/chat';
import type { Message } from '@switchboard/chat';

export type Row =
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
export function timelineRows(timeline: readonly Message[]): readonly Row[] {
  const rows: Row[] = [];
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
