/** What the two sides of a file say to each other; `id` is the sender's, `offset` and `upTo` are bytes. */
export type FileFrame =
  | {
      readonly kind: 'offer';
      readonly id: number;
      readonly size: number;
      readonly name: string;
      /** Media type, empty where it is not known. */
      readonly type: string;
    }
  /** Send from here on: nothing of it is there yet, or the rest is missing. */
  | { readonly kind: 'accept'; readonly id: number; readonly upTo: number }
  | {
      readonly kind: 'chunk';
      readonly id: number;
      readonly upTo: number;
      readonly bytes: Uint8Array;
    }
  /** So much has been written, and may be forgotten. */
  | { readonly kind: 'ack'; readonly id: number; readonly upTo: number }
  /** Everything was sent; this is the SHA-256 of the SHA-256 of each mebibyte. */
  | { readonly kind: 'sent'; readonly id: number; readonly hash: Uint8Array }
  /** It has arrived, and its hash is right. */
  | { readonly kind: 'received'; readonly id: number }
  /** The sender will send no more of it. */
  | { readonly kind: 'cancelled'; readonly id: number }
  /** The receiver will take no more of it. */
  | { readonly kind: 'refused'; readonly id: number; readonly reason: Refusal };

export type Refusal = (typeof REFUSALS)[number];
export type EndReason = Refusal | 'cancelled';

const REFUSALS = ['refused', 'too-many', 'damaged', 'not-written'] as const;
const KINDS = [
  ...(['offer', 'accept', 'chunk', 'ack', 'sent', 'received'] as const),
  ...(['cancelled', 'refused'] as const),
];
/** Kind, id, and a number of bytes that may be larger than four bytes hold. */
const HEADER_BYTES = 13;
const HASH_BYTES = 32;
const MAX_NAME = 255;
const MAX_TYPE = 100;

export function writeFileFrame(frame: FileFrame): Uint8Array {
  const body = bodyOf(frame);
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, KINDS.indexOf(frame.kind));
  view.setUint32(1, frame.id);
  view.setFloat64(5, frame.kind === 'offer' ? frame.size : 'upTo' in frame ? frame.upTo : 0);
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

function bodyOf(frame: FileFrame): Uint8Array {
  switch (frame.kind) {
    case 'offer': {
      const { name, type } = frame;
      return new TextEncoder().encode(`${name.slice(-MAX_NAME)}\0${type.slice(0, MAX_TYPE)}`);
    }
    case 'chunk':
      return frame.bytes;
    case 'sent':
      return frame.hash;
    case 'refused':
      return Uint8Array.of(REFUSALS.indexOf(frame.reason));
    default:
      return new Uint8Array();
  }
}

/** @returns undefined for what is none of them */
export function readFileFrame(bytes: Uint8Array): FileFrame | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [id, upTo] = [view.getUint32(1), view.getFloat64(5)];
  const body = bytes.subarray(HEADER_BYTES);
  if (!Number.isSafeInteger(upTo) || upTo < 0) return undefined;
  switch (KINDS[view.getUint8(0)]) {
    case 'offer':
      return readOffer(id, upTo, body);
    case 'accept':
      return { kind: 'accept', id, upTo };
    case 'chunk':
      return { kind: 'chunk', id, upTo, bytes: body };
    case 'ack':
      return { kind: 'ack', id, upTo };
    case 'sent':
      return body.length === HASH_BYTES ? { kind: 'sent', id, hash: body.slice() } : undefined;
    case 'received':
      return { kind: 'received', id };
    case 'cancelled':
      return { kind: 'cancelled', id };
    case 'refused':
      return { kind: 'refused', id, reason: REFUSALS[body[0] ?? 0] ?? 'refused' };
    default:
      return undefined;
  }
}

function readOffer(id: number, size: number, body: Uint8Array): FileFrame | undefined {
  // A character takes up to four bytes.
  if (body.length > 4 * (MAX_NAME + MAX_TYPE) + 1) return undefined;
  const [name = '', type = ''] = new TextDecoder().decode(body).split('\0');
  return { kind: 'offer', id, size, name: baseName(name), type: type.slice(0, MAX_TYPE) };
}

/** What somebody calls a file says nothing about where it goes. */
function baseName(name: string): string {
  const base = name.split(/[/\\]/).at(-1)!.slice(-MAX_NAME);
  // Characters that no file name has, and those that turn the reading direction around.
  return base.replace(/[\p{Cc}\p{Cf}]/gu, '') || 'file';
}
