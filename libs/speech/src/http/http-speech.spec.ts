import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeWav } from '@switchboard/audio';
import { Meter } from '../meter.ts';
import type { SpeechUse } from '../meter.ts';
import { AzureHearer, AzureSpeaker } from './azure-speech.ts';
import { OpenAiHearer, OpenAiSpeaker } from './openai-speech.ts';
import { collect } from '../testing/collect.ts';

interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const KEY = 'not-to-be-told';
const { signal } = new AbortController();
const sound = { sampleRate: 16_000, samples: new Int16Array(1_600) } as const;
const wav = writeWav(sound);
let server: Server;
let url: string;
let asked: Asked[];
let used: SpeechUse[];
const meter = new Meter((use) => used.push(use));
/** A tenth of a second. */
const HEARD = { characters: 0, heardMs: 100, isFailed: false };
const spoken = (characters: number) => ({ characters, heardMs: 0, isFailed: false });
/** Nothing to never answer. */
let answer: { readonly status: number; readonly body: Uint8Array | string } | undefined;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('latin1');
      asked.push({ url: request.url ?? '', headers: request.headers, body });
      if (!answer) return;
      response.writeHead(answer.status, { location: '/elsewhere' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
  used = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const phrases = [
  { phrase: 'sales', tag: 'Sales' },
  { phrase: 'opening hours', tag: 'Hours' },
];

describe('a server with the audio routes of OpenAI', () => {
  const options = () => ({ url: `${url}/v1`, key: KEY });

  test('speaks a sentence for each request, as fast as is asked for', async () => {
    answer = { status: 200, body: wav };
    const speaker = new OpenAiSpeaker(options(), meter);
    const content = '<speak>Hello. <break time="100ms"/><prosody rate="2">Bye.</prosody></speak>';
    const sounds = await collect(speaker.speak({ kind: 'ssml', content }, signal));
    expect(sounds.map(({ samples }) => samples.length)).toEqual([1_600, 2_400, 1_600]);
    expect(asked.map(({ url: path }) => path)).toEqual(['/v1/audio/speech', '/v1/audio/speech']);
    expect(asked[0]!.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(asked.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { input: 'Hello.', speed: 1, response_format: 'wav', model: 'tts-1', voice: 'alloy' },
      { input: 'Bye.', speed: 2 },
    ]);
    expect(used).toEqual([spoken(6), spoken(4)]);
  });

  test('hears free speech, phrases, and neither', async () => {
    const hearer = new OpenAiHearer(options(), meter);
    answer = { status: 200, body: JSON.stringify({ text: 'Your opening hours, please.' }) };
    expect(await hearer.hear(sound, { language: 'en-US' }, signal)).toEqual({
      ...{ kind: 'text', text: 'Your opening hours, please.' },
    });
    expect(await hearer.hear(sound, { phrases }, signal)).toMatchObject({ tag: 'Hours' });
    expect(asked[0]!.url).toBe('/v1/audio/transcriptions');
    expect(asked[0]!.body).toContain('whisper-1');
    expect(asked[0]!.body).toContain('RIFF');
    answer = { status: 200, body: JSON.stringify({ text: 'Salesmanship.' }) };
    expect(await hearer.hear(sound, { phrases }, signal)).toEqual({ kind: 'no-match' });
    expect(used).toEqual([HEARD, HEARD, HEARD]);
  });

  test('may be left at any moment, which leaves nothing behind', async () => {
    answer = undefined;
    const hearer = new OpenAiHearer(options(), meter);
    for (let turns = 0; turns < 12; turns++) {
      const leaving = new AbortController();
      const heard = hearer.hear(sound, {}, leaving.signal);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      leaving.abort(new Error('hung up'));
      await expect(heard).rejects.toThrow('hung up');
    }
  });
});

describe('Azure AI Speech', () => {
  const options = () => ({ url, key: KEY });

  test('speaks text as SSML of one sentence each, and SSML as it is', async () => {
    answer = { status: 200, body: wav };
    const speaker = new AzureSpeaker(options(), meter);
    const text = { kind: 'text', content: 'A < B. Bye.', language: 'zh-CN' } as const;
    expect(await collect(speaker.speak(text, signal))).toHaveLength(2);
    expect(asked[0]).toMatchObject({
      url: '/tts/cognitiveservices/v1',
      body: expect.stringContaining(
        '<voice name="zh-CN-XiaoxiaoNeural">A &lt; B.</voice>',
      ) as string,
    });
    expect(asked[0]!.headers['ocp-apim-subscription-key']).toBe(KEY);
    const content = '<speak version="1.0"><voice name="x">Hi</voice></speak>';
    await collect(speaker.speak({ kind: 'ssml', content }, signal));
    expect(asked[2]!.body).toBe(content);
    expect(used).toEqual([spoken(6), spoken(4), spoken(content.length)]);
    const unknown = { kind: 'text', content: 'Hej', language: 'sv-SE' } as const;
    await expect(collect(speaker.speak(unknown, signal))).rejects.toMatchObject({
      code: 'speech-language',
    });
    // What is refused here is not sent.
    expect(used).toHaveLength(3);
  });

  test('hears with how sure it is, or nothing', async () => {
    const hearer = new AzureHearer(options(), meter);
    const best = { Display: 'Sales.', Confidence: 0.9 };
    answer = { status: 200, body: JSON.stringify({ RecognitionStatus: 'Success', NBest: [best] }) };
    expect(await hearer.hear(sound, { phrases, language: 'en-GB' }, signal)).toEqual({
      ...{ kind: 'phrase', tag: 'Sales', phrase: 'sales', confidence: 0.9 },
    });
    expect(asked[0]!.url).toBe(
      '/stt/speech/recognition/conversation/cognitiveservices/v1?language=en-GB&format=detailed',
    );
    answer = { status: 200, body: JSON.stringify({ RecognitionStatus: 'NoMatch' }) };
    expect(await hearer.hear(sound, {}, signal)).toEqual({ kind: 'no-match' });
    expect(used).toEqual([HEARD, HEARD]);
  });
});

test('what nobody waits for any more was sent, and what nobody ever waited for was not', async () => {
  answer = undefined;
  const leaving = new AbortController();
  const speaker = new OpenAiSpeaker({ url }, meter);
  const saying = { kind: 'text', content: 'Hello.' } as const;
  const sounds = collect(speaker.speak(saying, leaving.signal));
  leaving.abort(new Error('hung up'));
  await expect(sounds).rejects.toThrow('hung up');
  expect(used).toEqual([spoken(6)]);
  await expect(collect(speaker.speak(saying, leaving.signal))).rejects.toThrow('hung up');
  expect(used).toHaveLength(1);
});

test.each<[string, typeof answer]>([
  ['refuses', { status: 401, body: KEY }],
  ['leads elsewhere', { status: 302, body: '' }],
  ['answers with something else', { status: 200, body: 'GIF89a' }],
  ['answers with too much', { status: 200, body: new Uint8Array(7 * 1_024 * 1_024) }],
  ['never answers', undefined],
])('a service that %s fails with a code, and nothing of the key', async (_how, given) => {
  answer = given;
  const options = { url, key: KEY, answerMs: given ? 20_000 : 100 };
  const saying = { kind: 'text', content: 'Hello.' } as const;
  for (const work of [
    () => collect(new OpenAiSpeaker(options, meter).speak(saying, signal)),
    () => new OpenAiHearer(options, meter).hear(sound, {}, signal),
    () => collect(new AzureSpeaker(options, meter).speak(saying, signal)),
    () => new AzureHearer(options, meter).hear(sound, {}, signal),
  ]) {
    const error: unknown = await (work() as Promise<unknown>).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'speech-failed' });
    expect(String((error as Error).stack)).not.toContain(KEY);
  }
  const failure = { characters: 0, heardMs: 0, isFailed: true };
  expect(used).toEqual([failure, failure, failure, failure]);
});
