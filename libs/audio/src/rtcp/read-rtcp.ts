import { MAX_PACKET_BYTES } from '../rtp/rtp-packet.ts';
import type { ReportBlock } from './report-block.ts';
import { CNAME_ITEM, REPORT_BLOCK_BYTES, RTCP_TYPES } from './rtcp-packet.ts';
import type { RtcpPacket } from './rtcp-packet.ts';

const HEADER_BYTES = 4;
const SENDER_INFO_BYTES = 20;
const SSRC_BYTES = 4;

/**
 * @param bytes a datagram from anybody
 * @returns the packets in it that are known here; nothing where it is none of RTCP, or broken
 */
export function readRtcp(bytes: Uint8Array): RtcpPacket[] | undefined {
  if (bytes.length < HEADER_BYTES || bytes.length > MAX_PACKET_BYTES) return undefined;
  const packets: RtcpPacket[] = [];
  for (let at = 0; at < bytes.length;) {
    const view = packetAt(bytes, at);
    if (!view) return undefined;
    const packet = readOne(view);
    if (packet === 'broken') return undefined;
    if (packet) packets.push(packet);
    at += view.byteLength;
  }
  return packets;
}

/** One packet of several, as long as it says. */
function packetAt(bytes: Uint8Array, at: number): DataView | undefined {
  if (at + HEADER_BYTES > bytes.length || bytes[at]! >> 6 !== 2) return undefined;
  const length = (((bytes[at + 2]! << 8) | bytes[at + 3]!) + 1) * 4;
  if (at + length > bytes.length) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset + at, length);
}

function readOne(view: DataView): RtcpPacket | 'broken' | undefined {
  const count = view.getUint8(0) & 0x1f;
  switch (view.getUint8(1)) {
    case RTCP_TYPES['sender-report']:
      return readSenderReport(view, count);
    case RTCP_TYPES['receiver-report']:
      return readReceiverReport(view, count);
    case RTCP_TYPES['source-description']:
      return readSourceDescription(view, count);
    case RTCP_TYPES.goodbye:
      return readGoodbye(view, count);
    default:
      return undefined;
  }
}

function readSenderReport(view: DataView, count: number): RtcpPacket | 'broken' {
  const blocks = HEADER_BYTES + SSRC_BYTES + SENDER_INFO_BYTES;
  const reports = readReports(view, blocks, count);
  if (!reports) return 'broken';
  return {
    kind: 'sender-report',
    ssrc: view.getUint32(4),
    ntpSeconds: view.getUint32(8),
    ntpFraction: view.getUint32(12),
    timestamp: view.getUint32(16),
    packets: view.getUint32(20),
    octets: view.getUint32(24),
    reports,
  };
}

function readReceiverReport(view: DataView, count: number): RtcpPacket | 'broken' {
  const reports = readReports(view, HEADER_BYTES + SSRC_BYTES, count);
  return reports ? { kind: 'receiver-report', ssrc: view.getUint32(4), reports } : 'broken';
}

function readReports(view: DataView, from: number, count: number): ReportBlock[] | undefined {
  if (from + count * REPORT_BLOCK_BYTES > view.byteLength) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const at = from + index * REPORT_BLOCK_BYTES;
    return {
      ssrc: view.getUint32(at),
      fractionLost: view.getUint8(at + 4),
      // 24 bits with a sign.
      lost: (view.getInt32(at + 4) << 8) >> 8,
      highestSequence: view.getUint32(at + 8),
      jitter: view.getUint32(at + 12),
      lastReport: view.getUint32(at + 16),
      sinceLastReport: view.getUint32(at + 20),
    };
  });
}

/** The first source alone: a telephone is one. */
function readSourceDescription(view: DataView, count: number): RtcpPacket | 'broken' | undefined {
  if (count === 0) return undefined;
  if (view.byteLength < HEADER_BYTES + SSRC_BYTES) return 'broken';
  for (let at = HEADER_BYTES + SSRC_BYTES; at + 2 <= view.byteLength;) {
    const [item, length] = [view.getUint8(at), view.getUint8(at + 1)];
    if (item === 0) return undefined;
    if (at + 2 + length > view.byteLength) return 'broken';
    if (item === CNAME_ITEM) return sourceDescription(view, at + 2, length);
    at += 2 + length;
  }
  return undefined;
}

function sourceDescription(view: DataView, at: number, length: number): RtcpPacket {
  const name = new Uint8Array(view.buffer, view.byteOffset + at, length);
  const cname = new TextDecoder().decode(name);
  return { kind: 'source-description', ssrc: view.getUint32(4), cname };
}

function readGoodbye(view: DataView, count: number): RtcpPacket | 'broken' {
  if (HEADER_BYTES + count * SSRC_BYTES > view.byteLength) return 'broken';
  const ssrcs = Array.from({ length: count }, (_, index) => view.getUint32(4 + index * SSRC_BYTES));
  return { kind: 'goodbye', ssrcs };
}
