import { writeWav } from '@switchboard/audio';
import type { WavSound } from '@switchboard/audio';
import type { Expected, Heard, Hearer } from '../hearer.ts';
import { DEFAULT_LANGUAGE } from '../language.ts';
import type { Meter } from '../meter.ts';
import type { Saying, Speaker } from '../speaker.ts';
import { speechError } from '../speech-errors.ts';
import { readSsml } from '../ssml/read-ssml.ts';
import { sentencesOf } from '../text/sentences.ts';
import { ask, readJson } from './ask.ts';
import { heardText } from './heard-text.ts';
import { readSound } from './read-sound.ts';

/** Azure AI Speech, by REST. */
export interface AzureOptions {
  /** The endpoint of the resource: of its own name, or that of its region. */
  readonly url: string;
  readonly key: string;
  readonly voice?: string | undefined;
  /** How long it may take for one sentence or utterance; 20 seconds when absent. */
  readonly answerMs?: number | undefined;
}

interface Document {
  readonly body: string;
  readonly text: string;
}

const MAX_CHARACTERS = 4_000;
const SPEAK_PATH = 'cognitiveservices/v1';
const HEAR_PATH = 'speech/recognition/conversation/cognitiveservices/v1';
const VOICES: Readonly<Record<string, { readonly female: string; readonly male: string }>> = {
  'en-US': { female: 'en-US-JennyNeural', male: 'en-US-GuyNeural' },
  'en-GB': { female: 'en-GB-SoniaNeural', male: 'en-GB-RyanNeural' },
  'zh-CN': { female: 'zh-CN-XiaoxiaoNeural', male: 'zh-CN-YunxiNeural' },
  'fr-FR': { female: 'fr-FR-DeniseNeural', male: 'fr-FR-HenriNeural' },
  'de-DE': { female: 'de-DE-KatjaNeural', male: 'de-DE-ConradNeural' },
};

/** Speaks text sentence by sentence; SSML goes to the service as it is. */
export class AzureSpeaker implements Speaker {
  readonly languages = 'any';
  readonly #options: AzureOptions;
  readonly #meter: Meter;

  constructor(options: AzureOptions, meter: Meter) {
    this.#options = options;
    this.#meter = meter;
  }

  async *speak(saying: Saying, signal: AbortSignal): AsyncGenerator<WavSound, void, undefined> {
    const { url, key, answerMs } = this.#options;
    const headers = {
      ...{ 'ocp-apim-subscription-key': key, 'content-type': 'application/ssml+xml' },
      ...{ 'x-microsoft-outputformat': 'riff-16khz-16bit-mono-pcm', 'user-agent': 'switchboard' },
    };
    const route = routeOf(url, 'tts', SPEAK_PATH);
    for (const { body, text } of this.#documentsOf(saying)) {
      const request = async (wanted: AbortSignal): Promise<WavSound> =>
        readSound(await ask(route, { headers, body }, wanted, answerMs));
      yield await this.#meter.speak(text, request, signal);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // It keeps nothing open.
  }

  /** What is sent, and how much of it is text: all of the SSML of an application. */
  #documentsOf({
    kind,
    content,
    language = DEFAULT_LANGUAGE,
    gender = 'female',
    voice,
  }: Saying): readonly Document[] {
    if (kind === 'ssml') {
      // What is not even well formed costs no request.
      readSsml(content);
      return [{ body: content, text: content }];
    }
    if (content.length > MAX_CHARACTERS)
      throw speechError('speech-too-long', 'The text is longer than may be said.');
    const known = Object.hasOwn(VOICES, language) ? VOICES[language] : undefined;
    const name = voice ?? this.#options.voice ?? known?.[gender];
    if (!name) throw speechError('speech-language', 'For this language a voice has to be named.');
    return sentencesOf(content).map((text) => ({
      text,
      body:
        `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${escaped(language)}">` +
        `<voice name="${escaped(name)}">${escaped(text)}</voice></speak>`,
    }));
  }
}

/** Hears by the route for short audio. */
export class AzureHearer implements Hearer {
  readonly languages = 'any';
  readonly dictates = true;
  readonly #options: AzureOptions;
  readonly #meter: Meter;

  constructor(options: AzureOptions, meter: Meter) {
    this.#options = options;
    this.#meter = meter;
  }

  async hear(utterance: WavSound, expected: Expected, signal: AbortSignal): Promise<Heard> {
    const { url, key, answerMs } = this.#options;
    const query = new URLSearchParams({
      ...{ language: expected.language ?? DEFAULT_LANGUAGE, format: 'detailed' },
    });
    const headers = {
      ...{ 'ocp-apim-subscription-key': key, accept: 'application/json' },
      'content-type': `audio/wav; codecs=audio/pcm; samplerate=${utterance.sampleRate}`,
    };
    const body = writeWav(utterance).slice();
    const route = `${routeOf(url, 'stt', HEAR_PATH)}?${query}`;
    const request = async (wanted: AbortSignal) =>
      readJson(await ask(route, { headers, body }, wanted, answerMs));
    const answer = await this.#meter.hear(utterance, request, signal);
    if (answer['RecognitionStatus'] !== 'Success') return { kind: 'no-match' };
    const [best] = Array.isArray(answer['NBest']) ? (answer['NBest'] as unknown[]) : [];
    const { Display: display, Confidence: confidence } = Object(best) as Record<string, unknown>;
    const text = display ?? answer['DisplayText'];
    return heardText(
      typeof text === 'string' ? text : '',
      expected,
      typeof confidence === 'number' ? confidence : undefined,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // It keeps nothing open.
  }
}

/** Regions have a host for each of the two; a resource of its own name has a path. */
function routeOf(url: string, kind: 'tts' | 'stt', path: string): string {
  const { hostname } = new URL(url);
  const [, region] = /^([a-z0-9]+)\.api\.cognitive\.microsoft\.com$/.exec(hostname) ?? [];
  if (region) return `https://${region}.${kind}.speech.microsoft.com/${path}`;
  return `${url.replace(/\/+$/, '')}/${kind}/${path}`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
