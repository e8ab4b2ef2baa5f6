import { writeWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import type { Expected, Heard, Hearer } from '../hearer.ts';
import type { Meter } from '../meter.ts';
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
  readonly #meter: Meter;

  constructor(options: OpenAiOptions, meter: Meter) {
    this.#options = options;
    this.#meter = meter;
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
        const request = async (wanted: AbortSignal): Promise<WavSound> =>
          readSound(await ask(`${url}/audio/speech`, { headers, body }, wanted, answerMs));
        yield await this.#meter.speak(input, request, signal);
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
  readonly #meter: Meter;

  constructor(options: OpenAiOptions, meter: Meter) {
    this.#options = options;
    this.#meter = meter;
  }

  async hear(utterance: WavSound, expected: Expected, signal: AbortSignal): Promise<Heard> {
    const { url, key, hearModel = 'whisper-1', answerMs } = this.#options;
    const { type, body } = await writtenForm(formOf(utterance, expected, hearModel));
    const headers = { ...authorization(key), 'content-type': type };
    const request = async (wanted: AbortSignal) =>
      readJson(await ask(`${url}/audio/transcriptions`, { headers, body }, wanted, answerMs));
    const { text } = await this.#meter.hear(utterance, request, signal);
    return heardText(typeof text === 'string' ? text : '', expected);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // It keeps nothing open.
  }
}

function formOf(utterance: WavSound, { language, phrases }: Expected, model: string): FormData {
  const form = new FormData();
  form.set('file', new Blob([writeWav(utterance).slice()], { type: 'audio/wav' }), 'said.wav');
  form.set('model', model);
  form.set('response_format', 'json');
  if (language) form.set('language', language.split('-')[0]!.toLowerCase());
  // A hint of the words: servers that do not know it leave it.
  if (phrases) form.set('prompt', phrases.map(({ phrase }) => phrase).join(', '));
  return form;
}

/** Whole: aborting a request that still reads its form out leaves a rejection in Node that nobody can handle. */
async function writtenForm(form: FormData) {
  const written = new Response(form);
  const type = written.headers.get('content-type') ?? '';
  return { type, body: new Uint8Array(await written.arrayBuffer()) };
}
