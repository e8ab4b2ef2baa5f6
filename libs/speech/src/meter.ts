import type { WavSound } from '@switchboard/audio';

/** One request to whoever speaks or hears, once it is known what became of it. Nothing of the words is in it. */
export interface SpeechUse {
  /** Of the text as it was sent, in code points; 0 for what was listened to, and for what failed. */
  readonly characters: number;
  /** How long the sound is that was sent; 0 for what was spoken, and for what failed. */
  readonly heardMs: number;
  readonly isFailed: boolean;
}

/** Is told of every request that is really made: a sentence that is at hand, since it was spoken lately, is none. */
export type OnSpeechUse = (use: SpeechUse) => void;

type Amount = Pick<SpeechUse, 'characters' | 'heardMs'>;
type Request<Result> = (signal: AbortSignal) => Promise<Result>;

const NOTHING: Amount = { characters: 0, heardMs: 0 };

/** Measures what is asked of whoever speaks and hears, where it is asked. */
export class Meter {
  readonly #onUse: OnSpeechUse;

  constructor(onUse: OnSpeechUse = () => undefined) {
    this.#onUse = onUse;
  }

  speak(text: string, request: Request<WavSound>, signal: AbortSignal): Promise<WavSound> {
    return this.#measure({ ...NOTHING, characters: [...text].length }, request, signal);
  }

  hear<Result>(
    { samples, sampleRate }: WavSound,
    request: Request<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    const heardMs = Math.round((samples.length * 1_000) / sampleRate);
    return this.#measure({ ...NOTHING, heardMs }, request, signal);
  }

  async #measure<Result>(
    amount: Amount,
    request: Request<Result>,
    signal: AbortSignal,
  ): Promise<Result> {
    signal.throwIfAborted();
    try {
      const result = await request(signal);
      this.#onUse({ ...amount, isFailed: false });
      return result;
    } catch (error) {
      // What nobody waits for any more was sent all the same, and a service charges for it.
      const isFailed = !signal.aborted;
      this.#onUse({ ...(isFailed ? NOTHING : amount), isFailed });
      throw error;
    }
  }
}
