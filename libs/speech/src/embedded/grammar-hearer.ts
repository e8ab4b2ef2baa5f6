import { framesOf, resampler } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import type { Expected, Heard, Hearer } from '../hearer.ts';
import { assertKnown } from '../language.ts';
import { plainWords } from '../match-phrase.ts';
import type { Meter } from '../meter.ts';
import { speechError } from '../speech-errors.ts';
import { normalize } from '../text/normalize.ts';
import type { HearJob, HearResult } from './hear-thread.ts';
import { Thread } from './thread.ts';

const LANGUAGES = ['en'] as const;
const MAX_PHRASES = 256;
const MAX_WORDS = 8;
const MAX_SECONDS = 30;

/** How a word is pronounced that no dictionary has, in phones of ARPAbet. */
export type Pronounce = (word: string, signal: AbortSignal) => Promise<string>;

/** English phrases by SoundSwallower, out of its package: no network, and no free speech. */
export class GrammarHearer implements Hearer {
  readonly languages = LANGUAGES;
  readonly dictates = false;
  readonly #thread = new Thread<HearJob, HearResult>({ program: './hear-thread' });
  readonly #pronounce: Pronounce;
  readonly #meter: Meter;

  constructor(pronounce: Pronounce, meter: Meter) {
    this.#pronounce = pronounce;
    this.#meter = meter;
  }

  async hear(utterance: WavSound, expected: Expected, signal: AbortSignal): Promise<Heard> {
    assertKnown(LANGUAGES, expected.language);
    if (!expected.phrases)
      throw speechError('speech-dictation', 'The embedded recogniser knows phrases alone.');
    if (utterance.samples.length > MAX_SECONDS * utterance.sampleRate)
      throw speechError('speech-too-long', 'More was said than can be heard at once.');
    const byWords = new Map(
      expected.phrases.map((one) => [plainWords(normalize(one.phrase)), one] as const),
    );
    const phrases = [...byWords.keys()];
    assertPhrases(phrases);
    await this.#learn(phrases, signal);
    const samples = narrow(utterance);
    const request = (wanted: AbortSignal): Promise<HearResult> =>
      this.#thread.do({ do: 'hear', samples, phrases }, wanted);
    const result = await this.#meter.hear(utterance, request, signal);
    const found = 'of' in result && byWords.get(result.phrase ?? '');
    if (!found) return { kind: 'no-match' };
    return { kind: 'phrase', ...found, confidence: result.passes / result.of };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#thread[Symbol.asyncDispose]();
  }

  /** Names and made-up words are in no dictionary. */
  async #learn(phrases: readonly string[], signal: AbortSignal): Promise<void> {
    const words = [...new Set(phrases.flatMap((phrase) => phrase.split(' ')))];
    const result = await this.#thread.do({ do: 'unknown', words }, signal);
    const unknown = 'words' in result ? result.words : [];
    if (unknown.length === 0) return;
    const learned: (readonly [string, string])[] = [];
    for (const word of unknown) {
      const phones = await this.#pronounce(word, signal);
      if (phones === '') throw speechError('speech-phrases', 'A phrase cannot be pronounced.');
      learned.push([word, phones]);
    }
    await this.#thread.do({ do: 'learn', words: learned }, signal);
  }
}

function assertPhrases(phrases: readonly string[]): void {
  const isListenable = (phrase: string): boolean =>
    /^[a-z' ]+$/.test(phrase) && phrase.split(' ').length <= MAX_WORDS;
  if (phrases.length === 0 || phrases.length > MAX_PHRASES || !phrases.every(isListenable))
    throw speechError('speech-phrases', 'There are no phrases that can be listened for.');
}

/** As telephones hear it, which is what the model was made of. */
function narrow(utterance: WavSound): Float32Array {
  const turn = resampler(utterance.sampleRate, 8_000);
  const frames = Array.from(framesOf(utterance), turn);
  const samples = new Float32Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) for (const sample of frame) samples[at++] = sample / 32_768;
  return samples;
}
