import { resampler, samplesPerFrame } from '@switchboard/audio';
import type { Frame, SampleRate } from '@switchboard/audio';
import { SampleRing } from './sample-ring.ts';

/** Of a sentence, that are there before it begins, so that those who send in real time may be a little late. */
const LEAD_FRAMES = 2;
/** Whoever sends less than that is not waited for longer. */
const MAX_LEAD_TICKS = 3;

/** What a server says, at whatever pace it sends it: it is played in real time. */
export class SpokenQueue {
  readonly #frameLength: number;
  readonly #ring: SampleRing;
  readonly #turn: (frame: Frame) => Frame;
  #isPlaying = false;
  #waited = 0;

  constructor(rate: SampleRate, maxSeconds: number) {
    this.#frameLength = samplesPerFrame(rate);
    this.#ring = new SampleRing(rate * maxSeconds);
    this.#turn = resampler(rate, 48_000);
  }

  /** What there is no room for is dropped. */
  put(samples: Int16Array): void {
    this.#ring.push(samples);
  }

  /** Nothing of what waits is heard. */
  clear(): void {
    this.#ring.clear();
  }

  /** One tick. @returns what is heard in it, of 48 kHz */
  take(): Frame | undefined {
    if (this.#ring.length === 0) this.#isPlaying = false;
    else if (!this.#isPlaying) this.#isPlaying = this.#mayBegin();
    if (!this.#isPlaying) return undefined;
    const frame = new Int16Array(this.#frameLength);
    frame.set(this.#ring.shift(this.#frameLength));
    return this.#turn(frame);
  }

  #mayBegin(): boolean {
    this.#waited += 1;
    const isReady = this.#ring.length >= LEAD_FRAMES * this.#frameLength;
    if (!isReady && this.#waited < MAX_LEAD_TICKS) return false;
    this.#waited = 0;
    return true;
  }
}
