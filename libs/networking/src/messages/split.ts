import { networkingError } from '../networking-errors.ts';
import { HEADER_BYTES, MAX_FRAGMENTS, writeFragment } from './fragment.ts';

/**
 * Cuts a message into pieces that a transport takes.
 *
 * @param maxBytes of one piece, its header included
 * @throws PlatformError `message-too-large` when it would take more pieces than can be counted
 */
export function split(
  {
    topic,
    messageId,
    bytes,
  }: { readonly topic: number; readonly messageId: number; readonly bytes: Uint8Array },
  maxBytes: number,
): Uint8Array[] {
  const room = maxBytes - HEADER_BYTES;
  const count = Math.max(1, Math.ceil(bytes.length / room));
  if (count > MAX_FRAGMENTS) {
    throw networkingError(
      'message-too-large',
      'The message is larger than can be cut into pieces.',
    );
  }
  return Array.from({ length: count }, (_, index) =>
    writeFragment({
      topic,
      messageId,
      index,
      count,
      payload: bytes.subarray(index * room, (index + 1) * room),
    }),
  );
}
