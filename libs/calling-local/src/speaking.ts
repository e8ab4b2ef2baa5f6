import { LocalVolume } from './volume.ts';
import type { Platform } from './platform.ts';

/** Above it somebody speaks; breath and fans stay below. */
const LOUD = 12;
/** Silence between two words is not the end of speaking. */
const PAUSE_MS = 800;

/** Tells when the person at this microphone begins and ends to speak. */
export class Speaking {
  private readonly _volume: LocalVolume;
  private readonly _platform: Platform;
  private readonly _onChange: (speaking: boolean) => void;
  private _speaking = false;
  private _pause: Disposable | undefined;
  private readonly _listen = (): void => this._heard(this._volume.level > LOUD);

  constructor(stream: MediaStream, platform: Platform, onChange: (speaking: boolean) => void) {
    this._platform = platform;
    this._onChange = onChange;
    this._volume = new LocalVolume(stream, platform);
    this._volume.on('levelChanged', this._listen);
  }

  stop(): void {
    this._volume.off('levelChanged', this._listen);
    this._volume.stop();
    this._pause?.[Symbol.dispose]();
  }

  private _heard(loud: boolean): void {
    if (loud) {
      this._pause?.[Symbol.dispose]();
      this._pause = undefined;
      if (!this._speaking) this._set(true);
      return;
    }
    if (!this._speaking || this._pause) return;
    this._pause = this._platform.clock.after(PAUSE_MS, () => {
      this._pause = undefined;
      this._set(false);
    });
  }

  private _set(speaking: boolean): void {
    this._speaking = speaking;
    this._onChange(speaking);
  }
}
