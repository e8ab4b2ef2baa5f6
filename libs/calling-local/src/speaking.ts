import { LocalVolume } from './volume.ts';
import type { Platform } from './platform.ts';

/** Above it somebody speaks; breath and fans stay below. */
const LOUD = 12;
/** Silence between two words is not the end of speaking. */
const PAUSE_MS = 800;

/** Tells when the person at this microphone begins and ends to speak. */
export class Speaking {
  readonly #volume: LocalVolume;
  readonly #platform: Platform;
  readonly #onChange: (speaking: boolean) => void;
  #speaking = false;
  #pause: Disposable | undefined;
  readonly #listen = (): void => this.#heard(this.#volume.level > LOUD);

  constructor(stream: MediaStream, platform: Platform, onChange: (speaking: boolean) => void) {
    this.#platform = platform;
    this.#onChange = onChange;
    this.#volume = new LocalVolume(stream, platform);
    this.#volume.on('levelChanged', this.#listen);
  }

  stop(): void {
    this.#volume.off('levelChanged', this.#listen);
    this.#volume.stop();
    this.#pause?.[Symbol.dispose]();
  }

  #heard(loud: boolean): void {
    if (loud) {
      this.#pause?.[Symbol.dispose]();
      this.#pause = undefined;
      if (!this.#speaking) this.#set(true);
      return;
    }
    if (!this.#speaking || this.#pause) return;
    this.#pause = this.#platform.clock.after(PAUSE_MS, () => {
      this.#pause = undefined;
      this.#set(false);
    });
  }

  #set(speaking: boolean): void {
    this.#speaking = speaking;
    this.#onChange(speaking);
  }
}
