import { writeWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import type { Expected, Heard, Hearer } from '../hearer.ts';
import { partsOf } from '../parts.ts';
import { silence } from '../silence.ts';
import type { Saying, Speaker } from '../speaker.ts';
import { sentencesOf } from '../text/sentences.ts';
import { ask, readJson } from './ask.ts';
import { heardText } from './heard-text.ts';
import { readSound } from './read-sound.ts';

/** A server with the audio routes of OpenAI. */
export interface OpenAiOptions {
  /** With its version, as `http://localhost:8000/v1`. */
  readonly url: string;
  readonly key?: string | undefined;
  readonly voice?: string | undefined;
  readonly speakModel?: string | undefined;
  readonly hearModel?: string | undefined;
  /** How long it may take for one sentence or utterance; 20 seconds when absent. */
  readonly answerMs?: number | undefined;
}

const RATE = 24_000;

const authorization = (key: string | undefined): Readonly<Record<string, string>> =>
  key ? { authorization: `Bearer ${key}` } : {};

/** Speaks by `/audio/speech`, one request for each sentence. */
export class OpenAiSpeaker implements Speaker {
  readonly languages = 'any';
  readonly #options: OpenAiOptions;

  constructor(options: OpenAiOptions) {
    this.#options = options;
  }

  async *speak(saying: Saying, signal: AbortSignal): AsyncGenerator<WavSound, void, undefined> {
    const { url, key, voice = 'alloy', speakModel = 'tts-1', answerMs } = this.#options;
    for (const part of partsOf(saying)) {
      if (part.kind === 'pause') {
        yield silence(RATE, part.ms);
        continue;
      }
      for (const input of sentencesOf(part.text)) {
        const wish = { voice: part.voice ?? voice, speed: part.rate, response_format: 'wav' };
        const body = JSON.stringify({ model: speakModel, input, ...wish });
        const headers = { ...authorization(key), 'content-type': 'application/json' };
        yield readSound(await ask(`${url}/audio/speech`, { headers, body }, signal, answerMs));
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // It keeps nothing open.
  }
}

/** Hears by `/audio/transcriptions`. */
export class OpenAiHearer implements Hearer {
  readonly languages = 'any';
  readonly dictates = true;
  readonly #options: OpenAiOptions;

  constructor(options: OpenAiOptions) {
    this.#options = options;
  }

  async hear(utterance: WavSound, expected: Expected, signal: AbortSignal): Promise<Heard> {
    const { url, key, hearModel = 'whisper-1', answerMs } = this.#options;
    const form = new FormData();
    form.set('file', new Blob([writeWav(utterance).slice()], { type: 'audio/wav' }), 'said.wav');
    form.set('model', hearModel);
    form.set('response_format', 'json');
    if (expected.language) form.set('language', expected.language.split('-')[0]!.toLowerCase());
    // A hint of the words: servers that do not know it leave it.
    if (expected.phrases)
      form.set('prompt', expected.phrases.map(({ phrase }) => phrase).join(', '));
    const { type, body } = await writtenForm(form);
    const headers = { ...authorization(key), 'content-type': type };
    const answer = await ask(`${url}/audio/transcriptions`, { headers, body }, signal, answerMs);
    const { text } = readJson(answer);
    return heardText(typeof text === 'string' ? text : '', expected);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // It keeps nothing open.
  }
}

/** Whole: aborting a request that still reads its form out leaves a rejection in Node that nobody can handle. */
async function writtenForm(form: FormData) {
  const written = new Response(form);
  const type = written.headers.get('content-type') ?? '';
  return { type, body: new Uint8Array(await written.arrayBuffer()) };
}
