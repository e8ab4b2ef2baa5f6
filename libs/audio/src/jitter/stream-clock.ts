import { timestampDistance } from '../rtp/wrap-around.ts';
import type { MediaPacket } from './media-packet.ts';

/** No way takes so much longer from one packet to the next: the sender has another time. */
const MAX_STEP_MS = 2_000;

/** Tells how long packets of one source are on their way, against each other, and where a source begins anew. */
export class StreamClock {
  readonly #clockRate: number;
  #ssrc: number | undefined;
  #timestamp = 0;
  /** In samples since the beginning, without end. */
  #position = 0;
  #transitMs = 0;

  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  /**
   * @returns when the packet came, less when it was sent, by some clock of the sender; how much that is more than for
   * the packet before; and whether sender and time are the same as before
   */
  read({ ssrc, timestamp }: MediaPacket, nowMs: number): Transit {
    const position = this.#position + timestampDistance(timestamp, this.#timestamp);
    const transitMs = nowMs - (position * 1_000) / this.#clockRate;
    const stepMs = transitMs - this.#transitMs;
    if (ssrc !== this.#ssrc || Math.abs(stepMs) > MAX_STEP_MS)
      return this.#restart(ssrc, timestamp, nowMs);
    this.#timestamp = timestamp;
    this.#position = position;
    this.#transitMs = transitMs;
    return { transitMs, stepMs, isContinued: true };
  }

  #restart(ssrc: number, timestamp: number, nowMs: number): Transit {
    this.#ssrc = ssrc;
    this.#timestamp = timestamp;
    this.#position = 0;
    this.#transitMs = nowMs;
    return { transitMs: nowMs, stepMs: 0, isContinued: false };
  }
}

export interface Transit {
  readonly transitMs: number;
  readonly stepMs: number;
  readonly isContinued: boolean;
}
