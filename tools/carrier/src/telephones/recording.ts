import { samplesPerFrame, writeWav } from '@switchboard/audio';
import type { Frame } from '@switchboard/audio';

const RATE = 8_000;
const FRAMES_PER_SECOND = 50;

/** What was heard, in bounded memory. */
export class Recording {
  readonly #samples: Int16Array;
  readonly #frameLength = samplesPerFrame(RATE);
  #length = 0;

  constructor(maxSeconds: number) {
    this.#samples = new Int16Array(Math.ceil(maxSeconds * FRAMES_PER_SECOND) * this.#frameLength);
  }

  get isFull(): boolean {
    return this.#length >= this.#samples.length;
  }

  get seconds(): number {
    return this.#length / RATE;
  }

  /** @param frame nothing is silence of the same length */
  put(frame: Frame | undefined): void {
    if (this.isFull) return;
    if (frame) this.#samples.set(frame, this.#length);
    this.#length += this.#frameLength;
  }

  wav(): Uint8Array {
    return writeWav({ sampleRate: RATE, samples: this.#samples.subarray(0, this.#length) });
  }
}
