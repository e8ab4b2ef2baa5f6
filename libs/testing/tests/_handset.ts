import { framesOf, levelOf, resampler } from '@switchboard/audio';
import type { Frame, WavSound } from '@switchboard/audio';

/** What handsets say and hear. */
const SAMPLE_RATE = 8_000;
/** What is louder than this is somebody who speaks. */
const SPOKEN_DB = -45;

/** The sound of a handset, as its page has it: frames go both ways at the pace of those that come. */
export class HandsetSound implements Disposable {
  #spoken = Promise.withResolvers<void>();
  readonly #socket: WebSocket;
  readonly #frames: Frame[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      if (data instanceof ArrayBuffer) this.#hear(new Int16Array(data));
    };
  }

  static async open(carrier: string, number: string): Promise<HandsetSound> {
    const url = `${carrier.replace(/^http/, 'ws')}/handsets/${number}/sound`;
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    return new HandsetSound(socket);
  }

  /** Fulfilled once somebody has spoken, since the sound was opened or `speaks` was asked. */
  get spoken(): Promise<void> {
    return this.#spoken.promise;
  }

  /** Fulfilled once somebody speaks from now on. */
  speaks(): Promise<void> {
    this.#spoken = Promise.withResolvers<void>();
    return this.#spoken.promise;
  }

  /** Says it after what is still to be said. */
  say(sound: WavSound): void {
    const resampled = resampler(sound.sampleRate, SAMPLE_RATE);
    for (const frame of framesOf(sound)) this.#frames.push(resampled(frame));
  }

  #hear(frame: Int16Array): void {
    if (levelOf(frame) > SPOKEN_DB) this.#spoken.resolve();
    const next = this.#frames.shift();
    // A copy: the frame is a part of something longer.
    if (next) this.#socket.send(new Int16Array(next));
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }
}
