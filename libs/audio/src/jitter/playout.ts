import type { Codec } from '../codec/codec.ts';
import { shorten } from '../conceal/shorten.ts';
import type { Frame } from '../frame/frame.ts';
import { silentFrame } from '../frame/frame.ts';
import { samplesPerFrame } from '../frame/sample-rate.ts';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { JitterBuffer } from './jitter-buffer.ts';
import type { JitterCounts, JitterLimits } from './jitter-limits.ts';
import type { MediaPacket } from './media-packet.ts';

/** What has come and how it was played. */
export interface PlayoutStatistics extends JitterCounts {
  /** Payloads that are none of the codec. */
  readonly malformed: number;
  /** How much sound waits at present. */
  readonly depthMs: number;
  /** How much should, as the way is. */
  readonly targetMs: number;
}

/** Makes frames of 20 ms, one for each tick, of packets of any length that come at any time. */
export class Playout {
  readonly #codec: Codec;
  readonly #buffer: JitterBuffer;
  readonly #frameLength: number;
  /** Decoded, and not played yet: less than a frame, or what is left of a longer packet. */
  #decoded = new Int16Array();
  #malformed = 0;

  /** The codec is that of the leg, and whoever made it disposes it. */
  constructor(codec: Codec, limits?: JitterLimits) {
    this.#codec = codec;
    this.#buffer = new JitterBuffer(codec.clockRate, limits);
    this.#frameLength = samplesPerFrame(codec.sampleRate);
  }

  get statistics(): PlayoutStatistics {
    const { counts, depthMs, targetMs } = this.#buffer;
    return { ...counts, malformed: this.#malformed, depthMs, targetMs };
  }

  put({ ssrc, sequence, timestamp, payload }: RtpPacket, nowMs: number): void {
    const samples = this.#codec.samplesIn(payload);
    if (samples === 0) this.#malformed++;
    else this.#buffer.put({ ssrc, sequence, timestamp, payload, samples }, nowMs);
  }

  /** @returns the next frame, or nothing while the other side says nothing */
  take(nowMs: number): Frame | undefined {
    while (this.#decoded.length < this.#frameLength) {
      const more = this.#next(nowMs);
      if (!more && this.#decoded.length === 0) return undefined;
      this.#decoded = joined(this.#decoded, more ?? silentFrame(this.#codec.sampleRate));
    }
    const frame = this.#decoded.slice(0, this.#frameLength);
    this.#decoded = this.#decoded.slice(this.#frameLength);
    return frame;
  }

  #next(nowMs: number): Int16Array | undefined {
    const taken = this.#buffer.take(nowMs);
    if (taken.kind === 'pause') return undefined;
    if (taken.kind === 'missing') return this.#codec.conceal();
    const samples = this.#decode(taken.packet);
    return taken.isSurplus ? this.#hasten(samples, nowMs) : samples;
  }

  /** Two packets in less time than they are long. */
  #hasten(samples: Int16Array, nowMs: number): Int16Array {
    const more = this.#buffer.take(nowMs);
    if (more.kind !== 'packet') return samples;
    const both = joined(samples, this.#decode(more.packet));
    // A period is found in two frames, and not in what is shorter.
    const isLong = both.length >= 2 * this.#frameLength;
    return isLong ? shorten(both, this.#codec.sampleRate) : both;
  }

  #decode({ payload }: MediaPacket): Int16Array {
    const samples = this.#codec.decode(payload);
    if (samples) return samples;
    this.#malformed++;
    return this.#codec.conceal();
  }
}

function joined(before: Int16Array, after: Int16Array): Int16Array<ArrayBuffer> {
  const both = new Int16Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}
