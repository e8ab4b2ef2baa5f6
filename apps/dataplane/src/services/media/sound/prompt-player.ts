import { framesOf, resampler } from '@switchboard/audio';
import type { Frame, WavSound } from '@switchboard/audio';
import type { Prompt } from './protocol.ts';

/** Ticks until whoever listens is sure to: their side of the connection is made when they hear of ours. */
export const LEAD_TICKS = 25;
/** Ticks after the last frame until everybody has heard it. */
const TRAIL_TICKS = 10;
/** Ticks without a way to the engine, after which nobody will hear anything: ten seconds. */
export const UNHEARD_TICKS = 500;

export interface PlayerEvents {
  began(prompt: number): void;
  played(prompt: number): void;
  unheard(prompt: number): void;
}

interface Playing {
  readonly number: number;
  readonly sounds: WavSound[];
  isWhole: boolean;
  /** Nothing while it waits for its next sound. */
  readonly frames: Iterator<Frame | undefined>;
  hasBegun: boolean;
  /** Ticks since the last frame; absent before. */
  trail?: number;
}

/** What one end says: one prompt at a time, and the silence that it takes to be heard. */
export class PromptPlayer {
  readonly #events: PlayerEvents;
  #playing: Playing | undefined;
  #connected = 0;
  #unconnected = 0;

  constructor(events: PlayerEvents) {
    this.#events = events;
  }

  /** Instead of whatever is played. */
  play({ number, loops, isWhole }: Omit<Prompt, 'files'>, sounds: readonly WavSound[]): void {
    const parts = { sounds: [...sounds], isWhole };
    const playing: Playing = {
      ...{ number, hasBegun: false, ...parts },
      frames: framesAt48(() => playing, loops),
    };
    this.#playing = playing;
  }

  /** The next sound of a prompt that was not whole, if that one is still played; without one, it is whole. */
  append(number: number, sound: WavSound | undefined): void {
    if (this.#playing?.number !== number) return;
    if (sound) this.#playing.sounds.push(sound);
    else this.#playing.isWhole = true;
  }

  stop(): void {
    this.#playing = undefined;
  }

  /** @param isConnected whether a frame would get to the engine. @returns what is said in this tick */
  tick(isConnected: boolean): Frame | undefined {
    this.#connected = isConnected ? this.#connected + 1 : 0;
    this.#unconnected = isConnected || !this.#playing ? 0 : this.#unconnected + 1;
    const playing = this.#playing;
    if (!playing) return undefined;
    if (this.#unconnected > UNHEARD_TICKS)
      return this.#end(() => this.#events.unheard(playing.number));
    return this.#connected > LEAD_TICKS ? this.#next(playing) : undefined;
  }

  #next(playing: Playing): Frame | undefined {
    if (playing.trail !== undefined) {
      playing.trail += 1;
      if (playing.trail < TRAIL_TICKS) return undefined;
      return this.#end(() => this.#events.played(playing.number));
    }
    if (!playing.hasBegun) this.#events.began(playing.number);
    playing.hasBegun = true;
    const { value, done } = playing.frames.next();
    if (!done) return value;
    playing.trail = 0;
    return undefined;
  }

  #end(tell: () => void): undefined {
    this.#playing = undefined;
    this.#unconnected = 0;
    tell();
  }
}

function* framesAt48(
  playing: () => Playing,
  loops: boolean,
): Generator<Frame | undefined, void, undefined> {
  const { sounds } = playing();
  do {
    for (let at = 0; at < sounds.length || !playing().isWhole;) {
      const sound = sounds[at];
      if (!sound) {
        yield undefined;
        continue;
      }
      const turn = resampler(sound.sampleRate, 48_000);
      for (const frame of framesOf(sound)) yield turn(frame);
      at += 1;
    }
    // Nothing at all cannot be repeated.
  } while (loops && sounds.some(({ samples }) => samples.length > 0));
}
