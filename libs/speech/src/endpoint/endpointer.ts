import { FRAME_MS, levelOf } from '@switchboard/audio';
import type { Frame, SampleRate, WavSound } from '@switchboard/audio';

export interface EndpointerOptions {
  readonly sampleRate: SampleRate;
  /** Silence after which an utterance is over. */
  readonly endSilenceMs: number;
  /** A sound begins an utterance when it has lasted so long. */
  readonly minSpeechMs?: number;
  /** Whoever goes on for longer is cut off. */
  readonly maxMs?: number;
}

export type EndpointerEvent =
  { readonly kind: 'began' } | { readonly kind: 'ended'; readonly utterance: WavSound };

/** Of the quietest of what was heard of late, the noise of the line. */
const QUIET_SHARE = 0.15;
const NOISE_FRAMES = 1_500 / FRAME_MS;
const ABOVE_NOISE_DB = 8;
/** Quieter is no speech on any line, in dB of full scale. */
const FLOOR_DB = -52;
/** No line is so loud by itself: somebody speaks from the first frame. */
const MAX_NOISE_DB = -38;
/** Kept of what came before, as words begin softly; and after. */
const LEAD_FRAMES = 300 / FRAME_MS;
const TRAIL_FRAMES = 200 / FRAME_MS;

/** Finds where somebody begins and ends to speak, by how loud it is against the noise of the line. */
export class Endpointer {
  readonly #rate: SampleRate;
  readonly #endFrames: number;
  readonly #minFrames: number;
  readonly #maxFrames: number;
  readonly #levels: number[] = [];
  #frames: Frame[] = [];
  #loud = 0;
  #silent = 0;
  #speaks = false;

  constructor({ sampleRate, endSilenceMs, minSpeechMs = 120, maxMs = 28_000 }: EndpointerOptions) {
    this.#rate = sampleRate;
    this.#endFrames = Math.max(1, Math.ceil(endSilenceMs / FRAME_MS));
    this.#minFrames = Math.ceil(minSpeechMs / FRAME_MS);
    this.#maxFrames = Math.ceil(maxMs / FRAME_MS);
  }

  /** @param frame of its rate; silence where nothing came */
  put(frame: Frame): EndpointerEvent | undefined {
    const isLoud = this.#isLoud(frame);
    this.#frames.push(frame);
    this.#silent = isLoud ? 0 : this.#silent + 1;
    if (this.#speaks) return this.#going();
    // A click is over at once; between syllables it is quiet for a moment.
    if (isLoud) this.#loud += 1;
    else if (this.#silent > 4) this.#loud = 0;
    if (this.#loud >= this.#minFrames) {
      this.#speaks = true;
      return { kind: 'began' };
    }
    if (this.#frames.length > LEAD_FRAMES + this.#loud + 4) this.#frames.shift();
    return undefined;
  }

  #going(): EndpointerEvent | undefined {
    const isOver = this.#silent >= this.#endFrames || this.#frames.length >= this.#maxFrames;
    if (!isOver) return undefined;
    const extra = Math.max(0, this.#silent - TRAIL_FRAMES);
    const kept = this.#frames.slice(0, this.#frames.length - extra);
    this.#frames = [];
    this.#loud = 0;
    this.#speaks = false;
    return { kind: 'ended', utterance: joined(kept, this.#rate) };
  }

  #isLoud(frame: Frame): boolean {
    const level = levelOf(frame);
    this.#levels.push(level);
    if (this.#levels.length > NOISE_FRAMES) this.#levels.shift();
    const sorted = this.#levels.toSorted((one, other) => one - other);
    const noise = Math.min(sorted[Math.floor(sorted.length * QUIET_SHARE)]!, MAX_NOISE_DB);
    return level > Math.max(FLOOR_DB, noise + ABOVE_NOISE_DB);
  }
}

function joined(frames: readonly Frame[], sampleRate: SampleRate): WavSound {
  const samples = new Int16Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    samples.set(frame, at);
    at += frame.length;
  }
  return { sampleRate, samples };
}
