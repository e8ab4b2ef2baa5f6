import { createHash } from 'node:crypto';
import type { WavSound } from '@switchboard/audio';

/** Some minutes of 16 kHz. */
const MAX_BYTES = 16 * 1_024 * 1_024;

interface Sentence {
  readonly sound: Promise<WavSound>;
  /** Ends it where nobody waits for it any more. */
  readonly ending: AbortController;
  users: number;
  /** Of its sound; 0 until it is there. */
  bytes: number;
}

/**
 * What was spoken lately. A menu is the same for everybody who calls: many who call at a time have it spoken once,
 * and whoever calls next finds it. Sentences are known by digests, and give way to later ones.
 */
export class SpokenSentences {
  readonly #maxBytes: number;
  /** The latest last. */
  readonly #sentences = new Map<string, Sentence>();
  #bytes = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /**
   * @param words everything that makes it sound as it does
   * @param speak is asked where nobody has it spoken
   * @throws the reason of `signal`, or what `speak` throws
   */
  async get(
    words: object,
    speak: (signal: AbortSignal) => Promise<WavSound>,
    signal: AbortSignal,
  ): Promise<WavSound> {
    signal.throwIfAborted();
    const key = createHash('sha256').update(JSON.stringify(words)).digest('base64');
    const sentence = this.#sentences.get(key) ?? this.#begin(key, speak);
    this.#sentences.delete(key);
    this.#sentences.set(key, sentence);
    sentence.users += 1;
    try {
      return await orAborted(sentence.sound, signal);
    } finally {
      sentence.users -= 1;
      if (sentence.users === 0 && sentence.bytes === 0) this.#drop(key, sentence);
    }
  }

  #begin(key: string, speak: (signal: AbortSignal) => Promise<WavSound>): Sentence {
    const ending = new AbortController();
    const sound = speak(ending.signal);
    const sentence: Sentence = { sound, ending, users: 0, bytes: 0 };
    sound.then(
      ({ samples }) => this.#keep(key, sentence, samples.byteLength),
      () => this.#drop(key, sentence),
    );
    return sentence;
  }

  #keep(key: string, sentence: Sentence, bytes: number): void {
    if (this.#sentences.get(key) !== sentence) return;
    sentence.bytes = bytes;
    this.#bytes += bytes;
    for (const [oldest, one] of this.#sentences) {
      if (this.#bytes <= this.#maxBytes) return;
      if (one.bytes > 0) this.#drop(oldest, one);
    }
  }

  #drop(key: string, sentence: Sentence): void {
    if (this.#sentences.get(key) !== sentence) return;
    this.#sentences.delete(key);
    this.#bytes -= sentence.bytes;
    sentence.ending.abort(new Error('Nobody waits for it any more.'));
  }
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', abort),
  );
}
