/** What travels over a path that is measured: the data of whoever uses it, and what measures it. */
export type PathFrame =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'probe' | 'echo'; readonly id: number }
  /** Filling, to see how much passes. */
  | { readonly kind: 'load'; readonly id: number; readonly bytes: Uint8Array }
  /** All of the load has been sent: how much of it came? */
  | { readonly kind: 'loaded'; readonly id: number }
  /** So many bytes of the load came. */
  | { readonly kind: 'report'; readonly id: number; readonly count: number };

const KINDS = ['data', 'probe', 'echo', 'load', 'loaded', 'report'] as const;
export const DATA_HEADER_BYTES = 1;
const SHORT_BYTES = 5;
const REPORT_BYTES = 9;
const EMPTY = new Uint8Array();

export function writePathFrame(frame: PathFrame): Uint8Array {
  const kind = KINDS.indexOf(frame.kind);
  if (frame.kind === 'data') return framed(kind, [], frame.bytes);
  if (frame.kind === 'report') return framed(kind, [frame.id, frame.count], EMPTY);
  return framed(kind, [frame.id], frame.kind === 'load' ? frame.bytes : EMPTY);
}

/** @returns undefined for what is none */
export function readPathFrame(bytes: Uint8Array): PathFrame | undefined {
  const kind = KINDS[bytes[0] ?? KINDS.length];
  if (kind === undefined) return undefined;
  if (kind === 'data') return { kind, bytes: bytes.subarray(DATA_HEADER_BYTES) };
  if (bytes.length < SHORT_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = view.getUint32(1);
  if (kind === 'load') return { kind, id, bytes: bytes.subarray(SHORT_BYTES) };
  if (kind === 'report')
    return bytes.length === REPORT_BYTES ? { kind, id, count: view.getUint32(5) } : undefined;
  return bytes.length === SHORT_BYTES ? { kind, id } : undefined;
}

function framed(kind: number, numbers: readonly number[], payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 4 * numbers.length + payload.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = kind;
  numbers.forEach((value, at) => view.setUint32(1 + 4 * at, value));
  bytes.set(payload, 1 + 4 * numbers.length);
  return bytes;
}
