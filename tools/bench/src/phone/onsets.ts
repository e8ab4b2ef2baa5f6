import { silentFrame, Ticker } from '@switchboard/audio';
import type { Frame, SampleRate } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';
import { systemClock } from '@switchboard/kernel';

const LOUD = 3_000;
/** A sound, and then nothing: as long as no way is. */
const FRAMES = { on: 10, off: 25 };
/** Sounds at the beginning that are not measured: the way is being learned. */
const WARM_UP = 2;

/** Says sounds one after another at one end, and finds out when each of them comes out at the other. */
export class Onsets {
  readonly delays: number[] = [];
  readonly #rate: SampleRate;
  readonly #heardRate: SampleRate;
  readonly #sounds: number;
  readonly #done = Promise.withResolvers<void>();
  #said: number | undefined;
  #count = 0;

  constructor(sounds: number, rate: SampleRate, heardRate: SampleRate) {
    this.#rate = rate;
    this.#heardRate = heardRate;
    this.#sounds = sounds;
  }

  /** A sound begins that somebody else says. */
  began(): void {
    this.#said = performance.now();
  }

  /** A packet that has come: its sound begins with its first sample, whatever was on the way with it. */
  heard(samples: Int16Array): void {
    const at = samples.findIndex((one) => Math.abs(one) > LOUD);
    if (at < 0 || this.#said === undefined) return;
    const delay = performance.now() - this.#said + (at * 1_000) / this.#heardRate;
    this.#said = undefined;
    if (++this.#count > WARM_UP) this.delays.push(delay);
    if (this.delays.length >= this.#sounds) this.#done.resolve();
  }

  /** @param send says 20 ms; `isOnset` where a sound begins. Fulfilled when enough was heard */
  async say(send: (frame: Frame, isOnset: boolean) => void): Promise<void> {
    const sound = tone(this.#rate, { hz: 1_000, amplitude: 12_000 });
    const silence = silentFrame(this.#rate);
    let tick = 0;
    using _ = new Ticker({
      clock: systemClock,
      onTick: () => {
        const place = tick++ % (FRAMES.on + FRAMES.off);
        const isOnset = place === FRAMES.off;
        if (isOnset) this.began();
        send(place < FRAMES.off ? silence : sound(), isOnset);
      },
      onError: this.#done.reject,
    });
    await this.#done.promise;
  }
}
