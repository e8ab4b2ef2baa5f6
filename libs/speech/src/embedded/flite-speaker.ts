import { readWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import { assertKnown } from '../language.ts';
import type { Meter } from '../meter.ts';
import { partsOf } from '../parts.ts';
import type { Saying, Speaker } from '../speaker.ts';
import { speechError } from '../speech-errors.ts';
import type { SpokenPart } from '../ssml/spoken-part.ts';
import { sentencesOf } from '../text/sentences.ts';
import { silence } from '../silence.ts';
import { SpokenSentences } from './spoken-sentences.ts';
import type { SpeakJob, SpeakResult } from './speak-thread.ts';
import { Thread } from './thread.ts';

const LANGUAGES = ['en'] as const;
const VOICES = { female: 'slt', male: 'rms' } as const;
const NAMED: ReadonlySet<string> = new Set(['slt', 'rms', 'awb', 'kal16']);
const RATE = 16_000;
/** Sentences, which are short: everybody who calls at a time may want another one. */
const MAX_WAITING = 128;

/** English by Flite, out of its package: no network, nothing installed. */
export class FliteSpeaker implements Speaker {
  readonly languages = LANGUAGES;
  readonly #thread = new Thread<SpeakJob, SpeakResult>({
    program: './speak-thread',
    maxWaiting: MAX_WAITING,
  });
  readonly #sentences = new SpokenSentences();
  readonly #meter: Meter;

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  async *speak(saying: Saying, signal: AbortSignal): AsyncGenerator<WavSound, void, undefined> {
    const parts = partsOf(saying);
    for (const part of parts) if (part.kind === 'words') assertKnown(LANGUAGES, part.language);
    for (const part of parts) {
      if (part.kind === 'pause') yield silence(RATE, part.ms);
      else yield* this.#say(part, signal);
    }
  }

  /** How an English word is pronounced, in phones of ARPAbet. @throws speech-failed */
  async pronounce(word: string, signal: AbortSignal): Promise<string> {
    const result = await this.#thread.do({ do: 'pronounce', text: word }, signal);
    return 'phones' in result ? result.phones : '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread[Symbol.asyncDispose]();
  }

  async *#say(
    { text, rate, voice, gender = 'female' }: Extract<SpokenPart, { kind: 'words' }>,
    signal: AbortSignal,
  ): AsyncGenerator<WavSound, void, undefined> {
    const known = voice !== undefined && NAMED.has(voice) ? voice : VOICES[gender];
    for (const sentence of sentencesOf(text)) {
      const job: SpeakJob = { do: 'speak', text: sentence, voice: known, rate };
      const speak = (wanted: AbortSignal): Promise<WavSound> => this.#speak(job, wanted);
      yield await this.#sentences.get(
        job,
        (wanted) => this.#meter.speak(sentence, speak, wanted),
        signal,
      );
    }
  }

  async #speak(job: SpeakJob, signal: AbortSignal): Promise<WavSound> {
    const result = await this.#thread.do(job, signal);
    if (!('wav' in result)) throw speechError('speech-failed', 'Nothing was spoken.');
    return readWav(result.wav);
  }
}
