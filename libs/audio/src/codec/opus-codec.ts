import { Decoder, Encoder } from '@evan/opus';
import type { Frame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { silentFrame } from '../frame/frame.ts';
import type { Codec } from './codec.ts';
import { opusSamplesIn } from './opus-toc.ts';

export interface OpusOptions {
  /** Of the frames on this side; what is on the way has 48 kHz in its timestamps all the same. Default 48,000. */
  readonly sampleRate?: SampleRate;
  /** Bits a second. Default 32,000: speech of full quality. */
  readonly bitrate?: number;
  /** 0 (cheap) to 10. Default 5. */
  readonly complexity?: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;
}

const CLOCK_RATE = 48_000;
/** What is expected to be lost, in percent: the encoder lets other frames carry less of what it is lost with. */
const EXPECTED_LOSS = 5;
/** One frame of 20 ms of wideband speech with nothing in it: for a decoder, one that was lost. */
const FIRST_LOST = 0x48;
/** A table of contents with its number of frames taken out: one frame. */
const ONE_FRAME = 0xfc;

/** The build for WebAssembly has memory of its own to give back; the native one is collected with the object. */
function release(owner: object): void {
  if ('drop' in owner && typeof owner.drop === 'function') owner.drop();
}

/**
 * Opus, one channel. Packets of two channels are heard as one, and those of any length are heard; 20 ms are sent. Loss is
 * concealed by the decoder itself. The library has no way to ask for forward error correction, so what peers send of
 * it is not used, and none is sent.
 */
export function opusCodec(options: OpusOptions = {}): Codec {
  const { sampleRate = CLOCK_RATE, bitrate = 32_000, complexity = 5 } = options;
  const encoder = new Encoder({ channels: 1, sample_rate: sampleRate, application: 'voip' });
  encoder.bitrate = bitrate;
  encoder.complexity = complexity;
  encoder.packet_loss = EXPECTED_LOSS;
  const decoder = new Decoder({ channels: 1, sample_rate: sampleRate });
  let lost = Uint8Array.of(FIRST_LOST);

  const decode = (payload: Uint8Array): Int16Array | undefined => {
    if (opusSamplesIn(payload) === 0) return undefined;
    try {
      return samplesOf(decoder.decode(payload));
    } catch {
      // What is malformed further in than its first bytes: the library says no more than that.
      return undefined;
    }
  };
  return {
    name: 'opus',
    sampleRate,
    clockRate: CLOCK_RATE,
    encode: (frame) => encoder.encode(frame),
    decode: (payload) => {
      const samples = decode(payload);
      if (samples) lost = lostLike(payload, lost);
      return samples;
    },
    conceal: () => concealed(decode(lost), sampleRate),
    samplesIn: opusSamplesIn,
    [Symbol.dispose]: () => {
      release(encoder);
      release(decoder);
    },
  };
}

/** A decoder hears a packet without any frame in it as lost: one of the same kind as before, if that is 20 ms long. */
function lostLike([toc]: Uint8Array, before: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const lost = Uint8Array.of(toc! & ONE_FRAME);
  return opusSamplesIn(lost) === (CLOCK_RATE * 20) / 1_000 ? lost : before;
}

function concealed(samples: Int16Array | undefined, rate: SampleRate): Frame {
  const frame = silentFrame(rate);
  if (samples) frame.set(samples.subarray(0, frame.length));
  return frame;
}

const samplesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Int16Array =>
  new Int16Array(buffer, byteOffset, byteLength / 2);
