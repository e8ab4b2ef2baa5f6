import type { Codec, CodecName } from '../codec/codec.ts';
import { g711Codec } from '../codec/g711-codec.ts';
import { opusCodec } from '../codec/opus-codec.ts';
import type { Frame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { Playout } from '../jitter/playout.ts';
import type { PlayoutStatistics } from '../jitter/playout.ts';
import { resampler } from '../resample/resampler.ts';
import type { Resampler } from '../resample/resampler.ts';
import type { RtpPacket } from '../rtp/rtp-packet.ts';

/** Opus knows all rates by itself, so only G.711 is resampled. */
const codecOf = (name: CodecName, sampleRate: SampleRate): Codec =>
  name === 'opus' ? opusCodec({ sampleRate }) : g711Codec(name);

/** The sound of a leg, between frames at the rate of this side and payloads of one codec. */
export class LegSound implements Disposable {
  readonly name: CodecName;
  readonly #codec: Codec;
  readonly #playout: Playout;
  readonly #toPeer: Resampler;
  readonly #fromPeer: Resampler;

  constructor(name: CodecName, sampleRate: SampleRate) {
    this.name = name;
    this.#codec = codecOf(name, sampleRate);
    this.#playout = new Playout(this.#codec);
    this.#toPeer = resampler(sampleRate, this.#codec.sampleRate);
    this.#fromPeer = resampler(this.#codec.sampleRate, sampleRate);
  }

  get clockRate(): number {
    return this.#codec.clockRate;
  }

  get statistics(): PlayoutStatistics {
    return this.#playout.statistics;
  }

  put(packet: RtpPacket, nowMs: number): void {
    this.#playout.put(packet, nowMs);
  }

  take(nowMs: number): Frame | undefined {
    const frame = this.#playout.take(nowMs);
    return frame && this.#fromPeer(frame);
  }

  encode(frame: Frame): Uint8Array {
    return this.#codec.encode(this.#toPeer(frame));
  }

  [Symbol.dispose](): void {
    this.#codec[Symbol.dispose]();
  }
}
