/**
 * What travels in a message of the call. Five bytes go before the payload: the kind, and a number (big endian): of
 * `data` its place among what this sender has sent, of the others the session of the sender, of which each
 * opening of a transport has a new one.
 */
export type CallFrame =
  | { readonly kind: 'hello'; readonly session: number; readonly knowsYou: boolean }
  | { readonly kind: 'bye'; readonly session: number }
  | { readonly kind: 'data'; readonly sequence: number; readonly payload: Uint8Array };

export const CALL_HEADER_BYTES = 5;
const KINDS = { hello: 0, helloBack: 1, bye: 2, data: 3 } as const;

export function writeCallFrame(frame: CallFrame): Uint8Array<ArrayBuffer> {
  const payload = frame.kind === 'data' ? frame.payload : new Uint8Array();
  const bytes = new Uint8Array(CALL_HEADER_BYTES + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, kindOf(frame));
  view.setUint32(1, frame.kind === 'data' ? frame.sequence : frame.session);
  bytes.set(payload, CALL_HEADER_BYTES);
  return bytes;
}

function kindOf(frame: CallFrame): number {
  if (frame.kind !== 'hello') return KINDS[frame.kind];
  return frame.knowsYou ? KINDS.helloBack : KINDS.hello;
}

/** @returns undefined for what is none */
export function readCallFrame(bytes: Uint8Array): CallFrame | undefined {
  if (bytes.length < CALL_HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [kind, number] = [view.getUint8(0), view.getUint32(1)];
  if (kind === KINDS.data) {
    return { kind: 'data', sequence: number, payload: bytes.subarray(CALL_HEADER_BYTES) };
  }
  if (bytes.length > CALL_HEADER_BYTES) return undefined;
  if (kind === KINDS.bye) return { kind: 'bye', session: number };
  if (kind !== KINDS.hello && kind !== KINDS.helloBack) return undefined;
  return { kind: 'hello', session: number, knowsYou: kind === KINDS.helloBack };
}
