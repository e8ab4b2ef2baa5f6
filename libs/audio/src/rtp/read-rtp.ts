import { MAX_PACKET_BYTES, RTP_HEADER_BYTES } from './rtp-packet.ts';
import type { RtpPacket } from './rtp-packet.ts';

const VERSION_2 = 2;

/** Payload types 64 to 95 are what types of RTCP look like where both share a port (RFC 5761). */
export const isRtcp = (bytes: Uint8Array): boolean =>
  bytes.length > 1 && bytes[1]! >= 192 && bytes[1]! <= 223;

/**
 * @param bytes a datagram from anybody
 * @returns the packet, whose payload shares memory with the datagram; nothing where it is none
 */
export function readRtp(bytes: Uint8Array): RtpPacket | undefined {
  if (bytes.length < RTP_HEADER_BYTES || bytes.length > MAX_PACKET_BYTES) return undefined;
  if (bytes[0]! >> 6 !== VERSION_2 || isRtcp(bytes)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const from = payloadStart(view);
  const to = payloadEnd(view);
  if (from > to) return undefined;
  return {
    payloadType: bytes[1]! & 0x7f,
    marker: bytes[1]! >= 0x80,
    sequence: view.getUint16(2),
    timestamp: view.getUint32(4),
    ssrc: view.getUint32(8),
    payload: bytes.subarray(from, to),
  };
}

/** Where the header ends, extension included, which SRTP leaves readable as well. May be beyond the end. */
export function payloadStart(view: DataView): number {
  const fixed = RTP_HEADER_BYTES + (view.getUint8(0) & 0xf) * 4;
  const isExtended = (view.getUint8(0) & 0x10) !== 0;
  if (!isExtended) return fixed;
  if (fixed + 4 > view.byteLength) return Number.POSITIVE_INFINITY;
  return fixed + 4 + view.getUint16(fixed + 2) * 4;
}

function payloadEnd(view: DataView): number {
  const isPadded = (view.getUint8(0) & 0x20) !== 0;
  if (!isPadded) return view.byteLength;
  const padding = view.getUint8(view.byteLength - 1);
  return padding === 0 ? -1 : view.byteLength - padding;
}
