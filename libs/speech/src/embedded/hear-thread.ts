/** SoundSwallower, in a thread of its own: whole utterances against the phrases of a question. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import createModule from 'soundswallower';
import type { Decoder } from 'soundswallower';
import { decoysFor } from './decoys.ts';
import type { Reply } from './thread.ts';

export type HearJob =
  | {
      readonly do: 'hear';
      /** Of 8 kHz, from -1 to 1. */
      readonly samples: Float32Array;
      /** In lower case, of words that are known. */
      readonly phrases: readonly string[];
    }
  | { readonly do: 'unknown'; readonly words: readonly string[] }
  | { readonly do: 'learn'; readonly words: readonly (readonly [word: string, phones: string])[] };
/** Which phrase was heard, and in how many of how many passes; or words that it does not know. */
export type HearResult =
  | { readonly phrase: string | undefined; readonly passes: number; readonly of: number }
  | { readonly words: readonly string[] };

/** Of full scale. Without any noise it understands much less, and each pass has another. */
const NOISES = [0.001, 0.001, 0.002] as const;
const PEAK = 0.5;
const PADDING = 0.3 * 8_000;
const DECOY_WEIGHT = 0.05;

const model = dirname(createRequire(import.meta.url).resolve('soundswallower'));
// Its types do not know where it looks for its model.
const where: object = { modelBase: join(model, 'model/') };
const module = await createModule(where);
const decoder: Decoder = new module.Decoder({ samprate: 8_000, loglevel: 'FATAL' });
await decoder.initialize();
let seed = 1;
let current = '';

parentPort!.on('message', (job: HearJob & { readonly id: number }) => {
  const reply = (said: Reply<HearResult>): void => parentPort!.postMessage(said);
  try {
    reply({ id: job.id, result: run(job) });
  } catch {
    reply({ id: job.id, kind: job.do === 'hear' ? 'job' : 'phrases' });
  }
});

function run(job: HearJob): HearResult {
  if (job.do === 'unknown') return { words: job.words.filter((word) => !phonesOf(word)) };
  if (job.do === 'learn') {
    for (const [word, phones] of job.words) decoder.add_words([word, phones]);
    return { words: [] };
  }
  useGrammar(job.phrases);
  const known = new Set(job.phrases);
  const heard: (string | undefined)[] = [];
  for (const noise of NOISES) {
    const text = decode(withNoise(job.samples, noise));
    const phrase = known.has(text) ? text : undefined;
    const passes = heard.filter((other) => other === phrase).length + 1;
    heard.push(phrase);
    // Two that agree decide: the third is for those that do not.
    if (passes === 2) return { phrase, passes, of: heard.length };
  }
  return { phrase: undefined, passes: 0, of: heard.length };
}

/** A menu is asked again and again: its decoys are looked for once. */
function useGrammar(phrases: readonly string[]): void {
  const key = phrases.join('|');
  if (key === current) return;
  decoder.set_grammar(grammarOf(phrases));
  current = key;
}

function decode(samples: Float32Array): string {
  decoder.start();
  decoder.process_audio(samples, false, true);
  decoder.stop();
  return decoder.get_text().trim();
}

function grammarOf(phrases: readonly string[]): string {
  const words = phrases.flatMap((phrase) => phrase.split(' '));
  const decoys = decoysFor(phonesOfAll(words), phonesOf);
  const choices = phrases.map((phrase) => `/1/ ${phrase}`);
  const others = decoys.length > 0 ? [`/${DECOY_WEIGHT}/ (${decoys.join(' | ')})`] : [];
  return `#JSGF V1.0;\ngrammar menu;\npublic <menu> = ${[...choices, ...others].join(' | ')};\n`;
}

function phonesOfAll(words: readonly string[]): (readonly string[])[] {
  return words.flatMap((word) => {
    const phones = phonesOf(word);
    return phones ? [phones] : [];
  });
}

function phonesOf(word: string): readonly string[] | undefined {
  // Its type does not say so: null for one that it does not know.
  const phones = decoder.lookup_word(word) as string | null;
  return phones === null ? undefined : phones.trim().split(/\s+/);
}

/** As loud as others, with a little silence around it that is none. */
function withNoise(samples: Float32Array, noise: number): Float32Array {
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = peak > 0 ? PEAK / peak : 0;
  return Float32Array.from({ length: samples.length + 2 * PADDING }, (_, at) => {
    const sample = samples[at - PADDING] ?? 0;
    return sample * gain + random() * noise * Math.sqrt(3);
  });
}

/** From -1 to 1, the same each time. */
function random(): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 31 - 1;
}
