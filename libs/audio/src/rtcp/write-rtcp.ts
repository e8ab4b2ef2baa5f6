import type { ReportBlock } from './report-block.ts';
import { CNAME_ITEM, MAX_ITEMS, REPORT_BLOCK_BYTES, RTCP_TYPES } from './rtcp-packet.ts';
import type { Goodbye, RtcpPacket, SourceDescription } from './rtcp-packet.ts';

const MAX_CNAME_BYTES = 255;

/** @returns one datagram; RFC 3550 wants a report first in it, and a source description in each */
export function writeRtcp(packets: readonly RtcpPacket[]): Uint8Array {
  return Buffer.concat(packets.map(writeOne));
}

function writeOne(packet: RtcpPacket): Uint8Array {
  switch (packet.kind) {
    case 'sender-report':
      return writeReport(packet.kind, packet.reports, [
        packet.ssrc,
        packet.ntpSeconds,
        packet.ntpFraction,
        packet.timestamp,
        packet.packets,
        packet.octets,
      ]);
    case 'receiver-report':
      return writeReport(packet.kind, packet.reports, [packet.ssrc]);
    case 'source-description':
      return writeSourceDescription(packet);
    case 'goodbye':
      return writeGoodbye(packet);
  }
}

function packetOf(kind: RtcpPacket['kind'], count: number, bytes: number): DataView {
  const view = new DataView(new ArrayBuffer(bytes));
  view.setUint8(0, 0x80 | count);
  view.setUint8(1, RTCP_TYPES[kind]);
  view.setUint16(2, bytes / 4 - 1);
  return view;
}

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);

function writeReport(
  kind: RtcpPacket['kind'],
  all: readonly ReportBlock[],
  words: readonly number[],
): Uint8Array {
  const reports = all.slice(0, MAX_ITEMS);
  const from = 4 + words.length * 4;
  const view = packetOf(kind, reports.length, from + reports.length * REPORT_BLOCK_BYTES);
  for (const [index, word] of words.entries()) view.setUint32(4 + index * 4, word);
  for (const [index, report] of reports.entries())
    writeBlock(view, from + index * REPORT_BLOCK_BYTES, report);
  return bytesOf(view);
}

function writeBlock(view: DataView, at: number, report: ReportBlock): void {
  view.setUint32(at, report.ssrc);
  view.setInt32(at + 4, report.lost);
  view.setUint8(at + 4, report.fractionLost);
  view.setUint32(at + 8, report.highestSequence);
  view.setUint32(at + 12, report.jitter);
  view.setUint32(at + 16, report.lastReport);
  view.setUint32(at + 20, report.sinceLastReport);
}

function writeSourceDescription({ ssrc, cname }: SourceDescription): Uint8Array {
  const name = new TextEncoder().encode(cname).subarray(0, MAX_CNAME_BYTES);
  // At least one byte of zero ends the list, and what follows is aligned.
  const view = packetOf('source-description', 1, 8 + Math.ceil((2 + name.length + 1) / 4) * 4);
  view.setUint32(4, ssrc);
  view.setUint8(8, CNAME_ITEM);
  view.setUint8(9, name.length);
  const bytes = bytesOf(view);
  bytes.set(name, 10);
  return bytes;
}

function writeGoodbye({ ssrcs: all }: Goodbye): Uint8Array {
  const ssrcs = all.slice(0, MAX_ITEMS);
  const view = packetOf('goodbye', ssrcs.length, 4 + ssrcs.length * 4);
  for (const [index, ssrc] of ssrcs.entries()) view.setUint32(4 + index * 4, ssrc);
  return bytesOf(view);
}
