import { PacketCipher, TAG_BYTES } from './packet-cipher.ts';
import { sessionKeysOf } from './session-keys.ts';
import type { MasterKey } from './session-keys.ts';
import { SourceWindows } from './source-windows.ts';

/** What stays readable: the first header, and who sends. */
const HEADER_BYTES = 8;
const INDEX_BYTES = 4;
const ENCRYPTED = 0x80000000;
const MAX_INDEX = 2 ** 31;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** @returns protects datagrams of RTCP */
export function rtcpProtector(master: MasterKey): (packet: Uint8Array) => Uint8Array {
  const cipher = new PacketCipher(sessionKeysOf(master, 'rtcp'));
  let next = 0;
  return (packet) => {
    const index = next;
    next = (next + 1) % MAX_INDEX;
    const header = packet.subarray(0, HEADER_BYTES);
    const rest = cipher.crypt(packet.subarray(HEADER_BYTES), viewOf(packet).getUint32(4), index);
    const trailer = new Uint8Array(INDEX_BYTES);
    viewOf(trailer).setUint32(0, (index | ENCRYPTED) >>> 0);
    return Buffer.concat([header, rest, trailer, cipher.tagOf(header, rest, trailer)]);
  };
}

/** @returns reads datagrams of SRTCP from anybody */
export function rtcpUnprotector(master: MasterKey): (bytes: Uint8Array) => Uint8Array | undefined {
  const cipher = new PacketCipher(sessionKeysOf(master, 'rtcp'));
  const windows = new SourceWindows();
  return (bytes) => {
    const end = bytes.length - TAG_BYTES;
    const indexAt = end - INDEX_BYTES;
    if (indexAt < HEADER_BYTES) return undefined;
    const view = viewOf(bytes);
    const ssrc = view.getUint32(4);
    const word = view.getUint32(indexAt);
    const index = word % MAX_INDEX;
    const window = windows.of(ssrc);
    if (window.isReplay(index)) return undefined;
    if (!cipher.isAuthentic(bytes.subarray(end), bytes.subarray(0, end))) return undefined;
    window.put(index);
    windows.keep(ssrc, window);
    if (word < ENCRYPTED) return bytes.slice(0, indexAt);
    const rest = cipher.crypt(bytes.subarray(HEADER_BYTES, indexAt), ssrc, index);
    return Buffer.concat([bytes.subarray(0, HEADER_BYTES), rest]);
  };
}
