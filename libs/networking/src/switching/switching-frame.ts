/** What travels over a path of a session that may change paths. */
export type SwitchingFrame =
  | { readonly kind: 'unreliable'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'reliable';
      /** Of the sender's session; another one begins to count anew. */
      readonly session: number;
      /** Counts up, over all recipients: who was not named misses some. */
      readonly sequence: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'ack'; readonly session: number; readonly sequence: number }
  | { readonly kind: 'prefer'; readonly epoch: number; readonly path: string }
  /** Said at the beginning, over each path: another session is another page of the same person. */
  | { readonly kind: 'hello'; readonly session: number }
  /** Whoever is not reached any more has left, and did not just lose the way. */
  | { readonly kind: 'leave' };

export const HEADER_BYTES = 9;
const KINDS = ['unreliable', 'reliable', 'ack', 'prefer', 'leave', 'hello'] as const;
const MAX_NAME_BYTES = 64;
const EMPTY = new Uint8Array();

export function writeSwitchingFrame(frame: SwitchingFrame): Uint8Array {
  const code = KINDS.indexOf(frame.kind);
  if (frame.kind === 'unreliable') return framed(code, [], frame.bytes);
  if (frame.kind === 'reliable') return framed(code, [frame.session, frame.sequence], frame.bytes);
  if (frame.kind === 'hello') return framed(code, [frame.session], EMPTY);
  if (frame.kind === 'leave') return framed(code, [], EMPTY);
  if (frame.kind === 'ack') return framed(code, [frame.session, frame.sequence], EMPTY);
  return framed(code, [frame.epoch], new TextEncoder().encode(frame.path));
}

/** @returns undefined for what is no frame */
export function readSwitchingFrame(bytes: Uint8Array): SwitchingFrame | undefined {
  const kind = KINDS[bytes[0] ?? KINDS.length];
  if (kind === undefined) return undefined;
  if (kind === 'unreliable') return { kind, bytes: bytes.subarray(1) };
  if (kind === 'prefer') return readPreference(bytes);
  if (kind === 'leave') return bytes.length === 1 ? { kind } : undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'hello')
    return bytes.length === 5 ? { kind, session: view.getUint32(1) } : undefined;
  if (bytes.length < HEADER_BYTES) return undefined;
  const numbers = { session: view.getUint32(1), sequence: view.getUint32(5) };
  if (kind === 'reliable') return { kind, ...numbers, bytes: bytes.subarray(HEADER_BYTES) };
  return bytes.length === HEADER_BYTES ? { kind, ...numbers } : undefined;
}

function readPreference(bytes: Uint8Array): SwitchingFrame | undefined {
  const name = bytes.subarray(5);
  if (name.length === 0 || name.length > MAX_NAME_BYTES) return undefined;
  const epoch = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(1);
  return { kind: 'prefer', epoch, path: new TextDecoder().decode(name) };
}

function framed(code: number, numbers: readonly number[], payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + numbers.length * 4 + payload.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = code;
  numbers.forEach((value, at) => view.setUint32(1 + at * 4, value));
  bytes.set(payload, 1 + numbers.length * 4);
  return bytes;
}
