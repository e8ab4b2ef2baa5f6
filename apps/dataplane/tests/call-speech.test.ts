import { DtmfTone } from '@azure/communication-call-automation';
import type {
  CallConnection,
  CallMediaRecognizeChoiceOptions,
} from '@azure/communication-call-automation';
import type { WavSound } from '@switchboard/audio';
import { openSpeech } from '@switchboard/speech';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { control, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const SPOKEN_DB = -45;
const { signal } = new AbortController();
const speech = openSpeech({ kind: 'embedded' });
let running: Running;
let callers: Callers;
let app: Application;
let alice: Caller;
let voice: VoiceClient;
let connection: CallConnection;
const words = new Map<string, WavSound>();

// One call for all: each test begins where nothing is said and nobody is listened to.
beforeAll(async () => {
  running = await start();
  callers = new Callers();
  app = await application();
  alice = await callers.caller(running.plane, 'Alice');
  voice = new VoiceClient(alice.client);
  const client = automationClient(running.plane);
  const target = { targetParticipant: user(alice.id) };
  const transport = { transportType: 'websocket', transportUrl: 'ws://127.0.0.1:9' } as const;
  const transcriptionOptions = { ...transport, locale: 'en-US' };
  const created = await client.createCall(target, app.url, { transcriptionOptions });
  connection = created.callConnection;
  const { callId } = await alice.client.next('call.incoming');
  await alice.client.ask('call.accept', { callId });
  await app.next('CallConnected');
  for (const text of ['support', 'my cat is asleep on the sofa'])
    words.set(text, await spoken(text));
});
afterAll(async () => {
  await connection?.hangUp(true).catch(() => undefined);
  await voice?.[Symbol.asyncDispose]();
  await callers?.[Symbol.asyncDispose]();
  await app?.[Symbol.asyncDispose]();
  await running?.[Symbol.asyncDispose]();
  await speech[Symbol.asyncDispose]();
});

const user = (id: string) => ({ communicationUserId: id });

/** In the other voice than that of prompts. */
async function spoken(content: string): Promise<WavSound> {
  const saying = { kind: 'text', content, gender: 'male' } as const;
  for await (const sound of speech.speaker!.speak(saying, signal)) return sound;
  throw new Error('Nothing was spoken.');
}

const text = (said: string) => ({ kind: 'textSource', text: said }) as const;
const choices: CallMediaRecognizeChoiceOptions = {
  kind: 'callMediaRecognizeChoiceOptions',
  choices: [
    { label: 'Sales', phrases: ['sales', 'buy something'], tone: DtmfTone.One },
    { label: 'Support', phrases: ['support'], tone: DtmfTone.Two },
  ],
  initialSilenceTimeoutInSeconds: 120,
};
const ask = (operationContext: string, more: Partial<CallMediaRecognizeChoiceOptions> = {}) =>
  connection
    .getCallMedia()
    .startRecognizing(user(alice.id), { ...choices, ...more, operationContext });
const completed = (context: string) =>
  app.next('RecognizeCompleted', (one) => one.operationContext === context);
const failed = async (context: string) =>
  (await app.next('RecognizeFailed', (one) => one.operationContext === context)).resultInformation;

/** As the control plane tells it. */
interface Used {
  readonly date: string;
  readonly provider: string;
  readonly characters: number;
  readonly seconds: number;
  readonly requests: number;
  readonly failures: number;
}

const useOf = async (query = '') =>
  (await control(running.plane, 'GET', `/speech/use${query}`)).body as {
    readonly today: string;
    readonly value: readonly Used[];
  };

async function usedToday(): Promise<Used> {
  const { today, value } = await useOf();
  expect(value).toHaveLength(1);
  expect(value[0]!.date).toBe(today);
  return value[0]!;
}

test('text and SSML are heard, sentence by sentence, to their end', async () => {
  const media = connection.getCallMedia();
  await media.playToAll([text('Your order ships on Friday. It costs $5.')], {
    operationContext: 'text',
  });
  await until('the text is heard', () => voice.level > SPOKEN_DB);
  await app.next('PlayCompleted', (one) => one.operationContext === 'text');
  const ssmlText = '<speak>Hello<break time="200ms"/><prosody rate="fast">again</prosody></speak>';
  await media.playToAll([{ kind: 'ssmlSource', ssmlText }], { operationContext: 'ssml' });
  await until('the SSML is heard', () => voice.level > SPOKEN_DB);
  await app.next('PlayCompleted', (one) => one.operationContext === 'ssml');
});

test('a spoken choice is recognised, and interrupts the prompt', async () => {
  const playPrompt = text(`Say sales or support. ${'I go on and on and on. '.repeat(60)}`);
  await ask('spoken', { playPrompt, interruptPrompt: true });
  await until('the prompt is heard', () => voice.level > SPOKEN_DB);
  voice.speak(words.get('support')!);
  expect(await completed('spoken')).toMatchObject({
    recognitionType: 'choices',
    choiceResult: { label: 'Support', recognizedPhrase: 'support', confidence: expect.any(Number) },
    resultInformation: { code: 200, subCode: 8545 },
  });
  await until('the prompt is over', () => voice.level < SPOKEN_DB);
});

test('what is spoken and listened to is counted once, without what it was', async () => {
  const media = connection.getCallMedia();
  const before = await usedToday();
  for (const operationContext of ['first', 'second']) {
    await media.playToAll([text('The fox is counted.')], { operationContext });
    await app.next('PlayCompleted', (one) => one.operationContext === operationContext);
  }
  const { characters, requests } = await usedToday();
  expect({ characters, requests }).toEqual({
    ...{ characters: before.characters + 19, requests: before.requests + 1 },
  });
  await ask('counted', { playPrompt: text('The fox is counted.'), interruptPrompt: true });
  await until('the prompt is heard', () => voice.level > SPOKEN_DB);
  voice.speak(words.get('support')!);
  await completed('counted');
  const after = await usedToday();
  expect(after).toMatchObject({ provider: 'embedded', characters, failures: 0 });
  expect(after.requests).toBe(requests + 1);
  expect(after.seconds - before.seconds).toBeGreaterThan(0.3);
  expect(after.seconds - before.seconds).toBeLessThan(5);
  expect(JSON.stringify(after)).not.toContain('fox');
});

test('other words are no choice, and a tone still is one', async () => {
  await ask('other', { playPrompt: text('Yes?'), interruptPrompt: true });
  await until('the prompt is heard', () => voice.level > SPOKEN_DB);
  voice.speak(words.get('my cat is asleep on the sofa')!);
  expect(await failed('other')).toMatchObject({ code: 400, subCode: 8547 });
  await ask('tone');
  const { callId } = await alice.client.next('call.incoming');
  await alice.client.ask('call.dtmf', { callId, tone: '1' });
  expect(await completed('tone')).toMatchObject({
    choiceResult: { label: 'Sales' },
    resultInformation: { code: 200, subCode: 8533 },
  });
});

test('silence is told of when the time for the first word is over', async () => {
  await ask('silence', { initialSilenceTimeoutInSeconds: 1 });
  expect(await failed('silence')).toMatchObject({ code: 400, subCode: 8510 });
});

test('what is said is not written down, and that is said', async () => {
  await connection.getCallMedia().startTranscription({ operationContext: 'written' });
  expect(await app.next('TranscriptionFailed')).toMatchObject({
    operationContext: 'written',
    transcriptionUpdate: {
      transcriptionStatus: 'transcriptionFailed',
      transcriptionStatusDetails: 'speechServicesConnectionError',
    },
    resultInformation: { code: 400, subCode: 8565 },
  });
});

test('free speech and other languages are off, and say so; tones go on', async () => {
  const media = connection.getCallMedia();
  const target = user(alice.id);
  await media.startRecognizing(target, {
    ...{ kind: 'callMediaRecognizeSpeechOptions', operationContext: 'dictation' },
  });
  expect(await failed('dictation')).toMatchObject({
    ...{
      code: 400,
      subCode: 8565,
      message: expect.stringContaining('Free speech is off') as string,
    },
  });
  await ask('chinese', {
    speechLanguage: 'zh-CN',
    choices: [{ label: 'Sales', phrases: ['销售'] }],
  });
  expect(await failed('chinese')).toMatchObject({ code: 400, subCode: 8565 });
  await media.startRecognizing(target, {
    ...{ kind: 'callMediaRecognizeSpeechOrDtmfOptions', maxTonesToCollect: 1 },
    ...{ operationContext: 'either', initialSilenceTimeoutInSeconds: 120 },
  });
  const { callId } = await alice.client.next('call.incoming');
  await alice.client.ask('call.dtmf', { callId, tone: '7' });
  expect(await completed('either')).toMatchObject({
    ...{ recognitionType: 'dtmf', dtmfResult: { tones: ['seven'] } },
  });
});

// The last: whoever is in a call is in none after it.
test('days are bounded, and are gone when all is', async () => {
  for (const days of ['0', '401', 'all'])
    expect((await control(running.plane, 'GET', `/speech/use?days=${days}`)).status).toBe(400);
  expect((await useOf('?days=400')).value).toHaveLength(1);
  await control(running.plane, 'POST', '/reset');
  expect((await useOf()).value).toEqual([]);
});
