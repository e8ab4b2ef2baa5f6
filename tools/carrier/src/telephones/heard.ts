import { FRAME_MS, levelOf, samplesPerFrame, SILENCE_DBOV } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';
import { amplitudeOf, joinFrames } from '@switchboard/audio/testing';

const RATE = 8_000;
/** One second. */
const KEPT_FRAMES = 50;
const FULL_SCALE = 32_767;
const SILENCE: Frame = new Int16Array(samplesPerFrame(RATE));

export interface ToneLevel {
  readonly hz: number;
  /** Decibels of a sine as loud as sines go: 0 is that, -127 nothing. */
  readonly dB: number;
}

/** The last second of what somebody hears, to be measured. */
export class Heard {
  readonly #frames: Frame[] = [];

  put(frame: Frame | undefined): void {
    this.#frames.push(frame ?? SILENCE);
    if (this.#frames.length > KEPT_FRAMES) this.#frames.shift();
  }

  /** How much there is to measure: at most a second. */
  get ms(): number {
    return this.#frames.length * FRAME_MS;
  }

  clear(): void {
    this.#frames.length = 0;
  }

  /** In decibels of full scale (RFC 6465): -127 is silence. @param frames of the last ones */
  level(frames = KEPT_FRAMES): number {
    const last = this.#frames.slice(-frames);
    return last.length === 0 ? SILENCE_DBOV : Math.round(levelOf(joinFrames(last)) * 10) / 10;
  }

  /** How loud a tone is. @param frames of the last ones */
  tone(hz: number, frames = KEPT_FRAMES): ToneLevel {
    const last = this.#frames.slice(-frames);
    return { hz, dB: last.length === 0 ? SILENCE_DBOV : decibels(joinFrames(last), hz) };
  }
}

function decibels(samples: Int16Array, hz: number): number {
  const level = 20 * Math.log10(amplitudeOf(samples, hz, RATE) / FULL_SCALE);
  return Math.max(SILENCE_DBOV, Math.round(level * 10) / 10);
}
