import { Ticker } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';
import { systemClock } from '@switchboard/kernel';
import type { Phone } from './phone.ts';

/** In samples: where nothing is louder in a frame, there is a gap. They say 8,000. */
const LOUD = 2_000;

/** What phones have heard, all together. */
export interface Heard {
  /** Of 20 ms, in which something should have been heard. */
  readonly frames: number;
  /** Those of them in which nothing was. */
  readonly gaps: number;
  /** Those that a phone had to make up, because what was sent to it came late. */
  readonly madeUp: number;
}

/** Phones in calls that say the same tone without end. */
export class Phones implements AsyncDisposable {
  readonly #phones: Phone[] = [];
  readonly #say = tone(8_000, { hz: 400, amplitude: 8_000 });
  #frames = 0;
  #gaps = 0;
  #concealed = 0;

  get size(): number {
    return this.#phones.length;
  }

  add(...phones: readonly Phone[]): void {
    this.#phones.push(...phones);
  }

  /** They talk until it is disposed, which says how regularly they did. */
  talk(): Ticker {
    return new Ticker({
      clock: systemClock,
      onTick: (nowMs) => this.#tick(nowMs),
      onError: (error) => {
        throw error;
      },
    });
  }

  /** What was heard since this was asked last. */
  heard(): Heard {
    const concealed = this.#phones.reduce((sum, { concealed: some }) => sum + some, 0);
    const madeUp = concealed - this.#concealed;
    const heard = { frames: this.#frames, gaps: this.#gaps, madeUp };
    [this.#frames, this.#gaps, this.#concealed] = [0, 0, concealed];
    return heard;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#phones.splice(0).map((phone) => phone[Symbol.asyncDispose]()));
  }

  #tick(nowMs: number): void {
    const said = this.#say();
    for (const phone of this.#phones) {
      const heard = phone.tick(said, nowMs);
      this.#frames += 1;
      if (!heard?.some((one) => one > LOUD)) this.#gaps += 1;
    }
  }
}
