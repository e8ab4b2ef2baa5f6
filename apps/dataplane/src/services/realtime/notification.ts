import type { RealtimeEvent } from './port.ts';

/**
 * An event made ready to be sent to many: the JSON inside JSON that the client wants is built and
 * escaped once, each recipient only adds what differs.
 */
export interface Notification {
  /** About how many bytes of memory it takes while it waits. */
  readonly size: number;
  /** The frame for one recipient. `id` is echoed in the client's answer. */
  frame(id: number, path: string, recipient: string): string;
}

export function prepareNotification(event: RealtimeEvent): Notification {
  const body = JSON.stringify({ eventId: event.eventId, ...event.payload });
  const escaped = JSON.stringify(body);
  // Without `}"` at the end there is room for one more member.
  const open = escaped.slice(0, -2);
  return {
    size: open.length,
    frame(id, path, recipient) {
      const tail = event.perRecipient ? `,\\"recipientMri\\":\\"${recipient}\\"}"` : '}"';
      return `3:::{"id":${id},"method":"POST","url":"${path}","headers":{},"body":${open}${tail}}`;
    },
  };
}
