import { payloadStart } from '../rtp/read-rtp.ts';
import { RTP_HEADER_BYTES } from '../rtp/rtp-packet.ts';
import { PacketCipher, TAG_BYTES } from './packet-cipher.ts';
import { packetIndexOf, roundOf } from './packet-index.ts';
import { sessionKeysOf } from './session-keys.ts';
import type { MasterKey } from './session-keys.ts';
import { SourceWindows } from './source-windows.ts';

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** @returns protects packets of RTP, which it is given in order of their sequence */
export function rtpProtector(master: MasterKey): (packet: Uint8Array) => Uint8Array {
  const cipher = new PacketCipher(sessionKeysOf(master, 'rtp'));
  const windows = new SourceWindows();
  return (packet) => {
    const view = viewOf(packet);
    const ssrc = view.getUint32(8);
    const window = windows.of(ssrc);
    const index = packetIndexOf(view.getUint16(2), window.highest);
    window.put(index);
    windows.keep(ssrc, window);
    const start = payloadStart(view);
    const header = packet.subarray(0, start);
    const payload = cipher.crypt(packet.subarray(start), ssrc, index);
    return Buffer.concat([header, payload, cipher.tagOf(header, payload, roundOf(index))]);
  };
}

/** @returns reads packets of SRTP from anybody */
export function rtpUnprotector(master: MasterKey): (bytes: Uint8Array) => Uint8Array | undefined {
  const cipher = new PacketCipher(sessionKeysOf(master, 'rtp'));
  const windows = new SourceWindows();
  return (bytes) => {
    if (bytes.length < RTP_HEADER_BYTES + TAG_BYTES) return undefined;
    const end = bytes.length - TAG_BYTES;
    const view = viewOf(bytes.subarray(0, end));
    const start = payloadStart(view);
    if (start > end) return undefined;
    const ssrc = view.getUint32(8);
    const window = windows.of(ssrc);
    const index = packetIndexOf(view.getUint16(2), window.highest);
    if (window.isReplay(index)) return undefined;
    if (!cipher.isAuthentic(bytes.subarray(end), bytes.subarray(0, end), roundOf(index)))
      return undefined;
    window.put(index);
    windows.keep(ssrc, window);
    const payload = cipher.crypt(bytes.subarray(start, end), ssrc, index);
    return Buffer.concat([bytes.subarray(0, start), payload]);
  };
}
