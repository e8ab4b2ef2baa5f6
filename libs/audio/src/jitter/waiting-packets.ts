import { timestampDistance } from '../rtp/wrap-around.ts';
import type { MediaPacket } from './media-packet.ts';

/** More than a second of frames of 20 ms: whoever sends more at once does not send in real time. */
const MAX_WAITING = 64;

/** Packets in the order in which they are to be heard, whichever way they came. */
export class WaitingPackets {
  readonly #packets: MediaPacket[] = [];

  get size(): number {
    return this.#packets.length;
  }

  get first(): MediaPacket | undefined {
    return this.#packets[0];
  }

  /** When the last one ends, in the time of the stream. */
  get end(): number | undefined {
    const last = this.#packets.at(-1);
    return last && last.timestamp + last.samples;
  }

  /** @returns whether it was new, and whether the oldest had to go for it */
  put(packet: MediaPacket): 'kept' | 'duplicate' | 'overflow' {
    let at = this.#packets.length;
    while (at > 0 && timestampDistance(packet.timestamp, this.#packets[at - 1]!.timestamp) < 0)
      at--;
    if (this.#packets[at - 1]?.timestamp === packet.timestamp) return 'duplicate';
    this.#packets.splice(at, 0, packet);
    if (this.#packets.length <= MAX_WAITING) return 'kept';
    this.#packets.shift();
    return 'overflow';
  }

  take(): MediaPacket | undefined {
    return this.#packets.shift();
  }

  clear(): void {
    this.#packets.length = 0;
  }
}
