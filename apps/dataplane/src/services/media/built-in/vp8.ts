/** What of a VP8 payload descriptor (RFC 7741, section 4.2) forwarding has to know. */
export interface Vp8Descriptor {
  /** The first packet of a frame that needs no other frame. */
  readonly isKeyFrameStart: boolean;
  /** Of the picture, in pixels; only a key frame says it. */
  readonly height?: number;
  /** Where the picture id begins, and whether it has 15 bits; absent when there is none. */
  readonly pictureId?: { readonly at: number; readonly long: boolean; readonly value: number };
  /** Where the index of the base layer's picture stands. */
  readonly tl0?: { readonly at: number; readonly value: number };
}

/** @returns nothing for a payload that is cut short */
export function readVp8(payload: Buffer): Vp8Descriptor | undefined {
  const first = payload[0];
  if (first === undefined) return undefined;
  const extended = (first & 0x80) !== 0;
  const startsPartition = (first & 0x10) !== 0 && (first & 0x0f) === 0;
  let at = 1;
  const flags = extended ? payload[at++] : 0;
  if (flags === undefined) return undefined;
  const pictureId = (flags & 0x80) === 0 ? undefined : readPictureId(payload, at);
  if (pictureId) at += pictureId.long ? 2 : 1;
  const tl0 = (flags & 0x40) === 0 ? undefined : { at, value: payload[at] ?? 0 };
  if (tl0) at += 1;
  // Temporal layer and key index share one byte.
  if ((flags & 0x30) !== 0) at += 1;
  const frame = payload[at];
  if (frame === undefined) return undefined;
  // The lowest bit of the frame's own header is clear in a key frame.
  const isKeyFrameStart = startsPartition && (frame & 0x01) === 0;
  const height = isKeyFrameStart ? readHeight(payload, at) : undefined;
  return {
    isKeyFrameStart,
    ...(height && { height }),
    ...(pictureId && { pictureId }),
    ...(tl0 && { tl0 }),
  };
}

/** Writes the picture's numbers into a copy of the payload. */
export function withVp8Numbers(
  payload: Buffer,
  { pictureId, tl0 }: Vp8Descriptor,
  shift: { readonly pictureId: number; readonly tl0: number },
): Buffer {
  if (!pictureId && !tl0) return payload;
  const copy = Buffer.from(payload);
  if (pictureId?.long)
    copy.writeUInt16BE(0x8000 | wrap(pictureId.value + shift.pictureId, 15), pictureId.at);
  else if (pictureId) copy[pictureId.at] = wrap(pictureId.value + shift.pictureId, 7);
  if (tl0) copy[tl0.at] = wrap(tl0.value + shift.tl0, 8);
  return copy;
}

export function wrap(value: number, bits: number): number {
  const size = 2 ** bits;
  return ((value % size) + size) % size;
}

/** RFC 6386, section 9.1: three bytes, a start code of three, then width and height of 14 bits each. */
function readHeight(payload: Buffer, at: number): number | undefined {
  return payload.length < at + 10 ? undefined : payload.readUInt16LE(at + 8) & 0x3fff;
}

function readPictureId(payload: Buffer, at: number): Vp8Descriptor['pictureId'] {
  const first = payload[at] ?? 0;
  const long = (first & 0x80) !== 0;
  return long
    ? { at, long, value: ((first & 0x7f) << 8) | (payload[at + 1] ?? 0) }
    : { at, long, value: first & 0x7f };
}
