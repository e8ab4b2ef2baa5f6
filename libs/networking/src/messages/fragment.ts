/**
 * A piece of a message, as it travels. Ten bytes say what it belongs to: version, topic, number of the
 * message (four), place of the piece and number of pieces (two each), all big endian.
 */
export interface Fragment {
  /** Of whatever shares the transport: motion, documents, files. */
  readonly topic: number;
  readonly messageId: number;
  readonly index: number;
  readonly count: number;
  readonly payload: Uint8Array;
}

export const HEADER_BYTES = 10;
export const MAX_FRAGMENTS = 0xffff;
const VERSION = 1;

export function writeFragment({ topic, messageId, index, count, payload }: Fragment): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, topic);
  view.setUint32(2, messageId);
  view.setUint16(6, index);
  view.setUint16(8, count);
  bytes.set(payload, HEADER_BYTES);
  return bytes;
}

/** @returns undefined for what is none, or of another version */
export function readFragment(bytes: Uint8Array): Fragment | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [index, count] = [view.getUint16(6), view.getUint16(8)];
  if (view.getUint8(0) !== VERSION || index >= count) return undefined;
  return {
    topic: view.getUint8(1),
    messageId: view.getUint32(2),
    index,
    count,
    payload: bytes.subarray(HEADER_BYTES),
  };
}
