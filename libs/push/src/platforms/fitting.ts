import type { ChatMessagePush, PushPayload } from '../contract/push-payload.ts';
import { bytesOf } from './carried.ts';

/**
 * Writes a push within what a service takes: the text of a message is shortened until it fits, and left out
 * when nothing of it does.
 *
 * @throws RangeError when it does not fit without any text, which the bounds of the contract rule out
 */
export function fitting<Push extends PushPayload>(
  push: Push,
  maxBytes: number,
  write: (push: Push) => string,
): string {
  let shown = push;
  for (;;) {
    const body = write(shown);
    const excess = bytesOf(body) - maxBytes;
    if (excess <= 0) return body;
    if (!hasText(shown)) throw new RangeError('The push does not fit.');
    shown = shortened(shown, excess);
  }
}

function hasText(push: PushPayload): push is ChatMessagePush & { text: string } {
  return push.type === 'chat-message' && push.text !== undefined;
}

/** A character takes at least a byte, so that it shrinks each time and never by too little for long. */
function shortened<Push extends PushPayload>(push: Push, excess: number): Push {
  const { text = '', ...rest } = push as ChatMessagePush;
  const characters = [...text.replace(/…$/, '')];
  const left = characters.slice(0, Math.max(0, characters.length - Math.ceil(excess / 4) - 1));
  return (left.length > 0 ? { ...rest, text: `${left.join('')}…` } : rest) as Push;
}
