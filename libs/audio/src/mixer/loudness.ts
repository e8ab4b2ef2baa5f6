import type { Frame } from '../frame/frame.ts';
import { levelOf, SILENCE_DBOV } from '../frame/level.ts';

/** Louder than this is speech, or meant to be heard. */
const SPEECH_DBOV = -45;
/** So many frames of it, for a click to be none. */
const MIN_FRAMES = 3;
/** So long after the last of it one still speaks: between words there is a pause. 400 ms. */
const HELD_FRAMES = 20;
/** How much of the last level is kept, each frame. */
const INERTIA = 0.7;

/** How loud somebody is, and whether they speak. */
export class Loudness {
  #dbov = SILENCE_DBOV;
  #loud = 0;
  #held = 0;

  /** In dB of full scale, smoothed: -127 to 0. */
  get dbov(): number {
    return this.#dbov;
  }

  get isSpeaking(): boolean {
    return this.#held > 0;
  }

  /** @param frame nothing where they were not heard */
  put(frame: Frame | undefined): void {
    const now = frame ? levelOf(frame) : SILENCE_DBOV;
    this.#dbov = now > this.#dbov ? now : this.#dbov * INERTIA + now * (1 - INERTIA);
    this.#loud = now > SPEECH_DBOV ? this.#loud + 1 : 0;
    this.#held = this.#loud >= MIN_FRAMES ? HELD_FRAMES : Math.max(0, this.#held - 1);
  }
}
