import type { Frame } from '../frame/frame.ts';
import { silentFrame } from '../frame/frame.ts';
import type { SampleRate } from '../frame/sample-rate.ts';
import { PITCH_SECONDS, pitchOf } from './pitch.ts';

/** After this nothing is made up any more, in milliseconds: a voice that goes on for longer sounds like a machine. */
const FADED_MS = 80;
/** Over this the sound that comes again takes over from the one that was made up. */
const BLEND_MS = 4;

/**
 * Makes up what was lost: goes on with the last period of the voice, ever quieter, as appendix I of ITU-T G.711 does in
 * principle. For codecs that have nothing of their own for it.
 */
export class Concealer {
  readonly #rate: SampleRate;
  readonly #blendSamples: number;
  #past: Int16Array;
  /** The period that is repeated, while something is made up. */
  #period: Int16Array | undefined;
  /** Samples made up since the last that came. */
  #made = 0;

  constructor(rate: SampleRate) {
    this.#rate = rate;
    this.#blendSamples = (rate * BLEND_MS) / 1_000;
    this.#past = new Int16Array(Math.ceil(rate * PITCH_SECONDS));
  }

  /** @returns what came, its beginning blended with what was made up before */
  heard(samples: Int16Array): Int16Array {
    const blended = this.#period ? this.#blend(samples) : samples;
    this.#period = undefined;
    this.#made = 0;
    this.#remember(blended);
    return blended;
  }

  /** @returns a frame in place of one that did not come */
  conceal(): Frame {
    this.#period ??= this.#lastPeriod();
    const frame = silentFrame(this.#rate);
    for (let at = 0; at < frame.length; at++) frame[at] = this.#sampleAt(this.#made + at);
    this.#made += frame.length;
    return frame;
  }

  #remember(samples: Int16Array): void {
    const size = this.#past.length;
    const past = new Int16Array(size);
    if (samples.length < size) past.set(this.#past.subarray(samples.length));
    past.set(samples.subarray(-size), Math.max(0, size - samples.length));
    this.#past = past;
  }

  /** Its end is blended into what was before its beginning, so that it can be repeated without a step. */
  #lastPeriod(): Int16Array {
    const lag = pitchOf(this.#past, this.#rate);
    const from = this.#past.length - lag;
    const period = this.#past.slice(from);
    const blended = Math.min(this.#blendSamples, Math.floor(lag / 4), from);
    for (let n = 0; n < blended; n++) {
      const share = (n + 1) / (blended + 1);
      const at = lag - blended + n;
      period[at] = Math.round(period[at]! * (1 - share) + this.#past[from - blended + n]! * share);
    }
    return period;
  }

  #sampleAt(made: number): number {
    const period = this.#period!;
    const faded = (this.#rate * FADED_MS) / 1_000;
    const left = Math.max(0, 1 - made / faded);
    return Math.round(period[made % period.length]! * left);
  }

  #blend(samples: Int16Array): Int16Array {
    const blended = samples.slice();
    const count = Math.min(this.#blendSamples, blended.length);
    for (let n = 0; n < count; n++) {
      const share = (n + 1) / (count + 1);
      blended[n] = Math.round(blended[n]! * share + this.#sampleAt(this.#made + n) * (1 - share));
    }
    return blended;
  }
}
