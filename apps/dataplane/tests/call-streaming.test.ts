import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createOutboundAudioData,
  createOutboundStopAudioData,
} from '@azure/communication-call-automation';
import type {
  CallAutomationClient,
  CallConnection,
  CreateCallOptions,
  CreateCallResult,
  MediaStreamingOptions,
} from '@azure/communication-call-automation';
import type { SampleRate } from '@switchboard/audio';
import { joinFrames, tone } from '@switchboard/audio/testing';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { WELL_KNOWN } from '../src/env.ts';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { Callers, joinGroup } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { refused, soundProcess, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { phoneOn } from './_phone.ts';
import { servePrompts } from './_prompts.ts';
import type { Prompts } from './_prompts.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { idOf, samplesOf, StreamServer } from './_stream-server.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const LOUD = 2_500;
const QUIET = LOUD / 5;
const TONES = { alice: 400, phone: 700, bot: 1_700, prompt: 2_300 } as const;
const NUMBER = '+14255550123';

let trunk: TestTrunk;
let running: Running;
let client: CallAutomationClient;
let words: Words;
let prompts: Prompts;
let callers: Callers;
let app: Application;
let alice: Caller;
let voice: VoiceClient;

// One call is enough at a time: each test begins where nothing is streamed.
beforeAll(async () => {
  [trunk, words, app] = await Promise.all([TestTrunk.open(), writer(), application()]);
  prompts = await servePrompts();
  running = await start({
    phone: phoneOn(trunk.port, [28_880, 28_919]),
    speech: { kind: 'openai', url: words.url },
  });
  await seedNumbers(running.plane);
  client = automationClient(running.plane);
  callers = new Callers();
  alice = await callers.caller(running.plane, 'Alice');
  voice = new VoiceClient(alice.client, TONES.alice);
});
afterAll(async () => {
  await voice?.[Symbol.asyncDispose]();
  await callers?.[Symbol.asyncDispose]();
  await running?.[Symbol.asyncDispose]();
  await Promise.all([app, words, prompts, trunk].map((one) => one?.[Symbol.asyncDispose]()));
});

const user = (id: string) => ({ communicationUserId: id });
const streaming = (
  transportUrl: string | undefined,
  more: Partial<MediaStreamingOptions> = {},
): MediaStreamingOptions => ({
  ...{ transportType: 'websocket', audioChannelType: 'mixed', contentType: 'audio' },
  ...{ transportUrl, ...more },
});

/** The tone of the bot. */
function sound(seconds: number, rate: SampleRate = 16_000): Int16Array {
  const next = tone(rate, { hz: TONES.bot, amplitude: 8_000 });
  return joinFrames(Array.from({ length: seconds * 50 }, next));
}

/** The same as a server says it. */
function sentence(seconds: number, rate?: SampleRate): string {
  const { buffer, byteOffset, byteLength } = sound(seconds, rate);
  return createOutboundAudioData(Buffer.from(buffer, byteOffset, byteLength).toString('base64'));
}

interface Answering extends AsyncDisposable {
  readonly connection: CallConnection;
  readonly id: string;
}

/** Answers when it rings. */
async function accept({ client: page }: Caller, ring: () => Promise<unknown>): Promise<void> {
  const before = page.events.length;
  await ring();
  const incoming = () => page.events.slice(before).find(({ type }) => type === 'call.incoming');
  await until('it rings', () => incoming() !== undefined);
  await page.ask('call.accept', { callId: (incoming() as { callId: string }).callId });
}

/** A call of the application with somebody at a page, Alice if nobody else. */
async function call(options: CreateCallOptions, person = alice): Promise<Answering> {
  const target = { targetParticipant: user(person.id) };
  let created: CreateCallResult;
  await accept(person, async () => {
    created = await client.createCall(target, app.url, options);
  });
  const { callConnection, callConnectionProperties } = created!;
  const id = callConnectionProperties.callConnectionId!;
  await app.next('CallConnected', (event) => event.callConnectionId === id);
  return ended(callConnection, id);
}

function ended(connection: CallConnection, id: string): Answering {
  return {
    ...{ connection, id },
    async [Symbol.asyncDispose]() {
      await connection.hangUp(true).catch(() => undefined);
      await app.next('CallDisconnected', (event) => event.callConnectionId === id);
    },
  };
}

/** The last word on the stream of a call. */
const told = async (
  kind: 'MediaStreamingStarted' | 'MediaStreamingStopped' | 'MediaStreamingFailed',
  { id }: Answering,
  details: string,
) =>
  app.next(
    kind,
    (event) =>
      event.callConnectionId === id &&
      event.mediaStreamingUpdate?.mediaStreamingStatusDetails === details,
  );

describe('what is heard', () => {
  test('goes to a server and comes back, as it is said', async () => {
    await using server = await StreamServer.open();
    server.echoes = true;
    await using talk = await call({
      mediaStreamingOptions: streaming(server.url, {
        ...{ startMediaStreaming: true, enableBidirectional: true },
      }),
    });
    const stream = await server.connection(0);
    await until('she hears herself', () => voice.hears(TONES.alice) > LOUD);
    await until('so does the server', () => stream.hears(TONES.alice) > LOUD);
    const [first, ...rest] = stream.frames;
    expect(first).toMatchObject({
      kind: 'AudioMetadata',
      data: { encoding: 'PCM', sampleRate: 16_000, channels: 1 },
    });
    expect(rest.every(({ kind }) => kind === 'AudioData')).toBe(true);
    const heard = stream.of('AudioData').at(-1)!;
    expect(samplesOf(heard)).toHaveLength(320);
    expect(heard).toMatchObject({ isSilent: false, participant: undefined });
    expect(Math.abs(Date.parse(String(heard.timestamp)) - Date.now())).toBeLessThan(5_000);

    const { http } = running.plane;
    const keys = createRemoteJWKSet(new URL(`${http}/calling/keys`));
    const token = String(stream.headers.authorization).replace('Bearer ', '');
    await jwtVerify(token, keys, { audience: WELL_KNOWN.resourceId });
    const { correlationId } = await app.next('CallConnected');
    expect(stream.headers).toMatchObject({
      'x-ms-call-connection-id': talk.id,
      'x-ms-call-correlation-id': correlationId,
    });
    const kinds = app.kindsOf(talk.id);
    expect(kinds.indexOf('MediaStreamingStarted')).toBeGreaterThan(kinds.indexOf('CallConnected'));
    const { mediaStreamingSubscription } = await talk.connection.getCallConnectionProperties();
    const { subscriptionId } = stream.of('AudioMetadata')[0]!;
    expect(mediaStreamingSubscription).toMatchObject({
      ...{ id: subscriptionId, state: 'active', subscribedContentTypes: ['audio'] },
    });

    const media = talk.connection.getCallMedia();
    await expect(media.startMediaStreaming()).rejects.toEqual(refused(409, '8519'));
    await media.stopMediaStreaming({ operationContext: 'enough' });
    expect(await told('MediaStreamingStopped', talk, 'subscriptionStopped')).toMatchObject({
      ...{ operationContext: 'enough', resultInformation: { code: 200, subCode: 0 } },
      mediaStreamingUpdate: { contentType: 'Audio', mediaStreamingStatus: 'mediaStreamingStopped' },
    });
    await until('the connection is closed', () => stream.closeCode === 1_000);
    await until('she hears nothing', () => voice.hears(TONES.alice) < QUIET);
    await expect(media.stopMediaStreaming()).rejects.toEqual(refused(409, '8519'));
    const after = await talk.connection.getCallConnectionProperties();
    expect(after.mediaStreamingSubscription).toMatchObject({ state: 'inactive' });
    expect(running.log.join('\n')).not.toContain('very-secret');
  });

  test('comes from each by themselves, of pages and telephones, with their keys', async () => {
    await using server = await StreamServer.open();
    server.echoes = true;
    await using phone = await TrunkPhone.open(TONES.phone);
    const created = await client.createCall(
      { targetParticipant: { phoneNumber: NUMBER }, sourceCallIdNumber: { phoneNumber: OURS } },
      app.url,
      {
        mediaStreamingOptions: streaming(server.url, {
          ...{ audioChannelType: 'unmixed', audioFormat: 'Pcm24KMono' },
          ...{ enableBidirectional: true, enableDtmfTones: true },
        }),
      },
    );
    const id = created.callConnectionProperties.callConnectionId!;
    await using both = ended(created.callConnection, id);
    await trunk.answer(await trunk.next(), phone);
    await app.next('CallConnected', (event) => event.callConnectionId === id);
    await accept(alice, () =>
      both.connection.addParticipant({ targetParticipant: user(alice.id) }),
    );
    await both.connection.getCallMedia().startMediaStreaming({ operationContext: 'each' });
    const started = await told('MediaStreamingStarted', both, 'subscriptionStarted');
    expect(started).toMatchObject({ operationContext: 'each' });
    const stream = await server.connection(0);
    await until(
      'both are heard apart',
      () =>
        stream.hears(TONES.alice, alice.id) > LOUD &&
        stream.hears(TONES.phone, `4:${NUMBER}`) > LOUD,
    );
    expect(stream.hears(TONES.phone, alice.id)).toBeLessThan(QUIET);
    expect(stream.hears(TONES.alice, `4:${NUMBER}`)).toBeLessThan(QUIET);
    expect(stream.of('AudioMetadata')[0]).toMatchObject({ sampleRate: 24_000 });
    const people = new Set(stream.of('AudioData').map(({ participant }) => idOf(participant!)));
    expect([...people].toSorted()).toEqual([alice.id, `4:${NUMBER}`].toSorted());
    expect(stream.of('AudioData').every((one) => samplesOf(one).length === 480)).toBe(true);
    await until('the telephone hears itself', () => phone.hears(TONES.phone) > LOUD);
    server.echoes = false;
    stream.socket.send(createOutboundStopAudioData());
    const media = both.connection.getCallMedia();
    await media.play([prompts.tone(TONES.prompt)], [{ phoneNumber: NUMBER }]);
    await until('the telephone is spoken to', () => phone.hears(TONES.prompt) > LOUD);
    expect(voice.hears(TONES.prompt)).toBeLessThan(QUIET);
    await app.next('PlayCompleted');
    stream.socket.send(sentence(10, 24_000));
    await until(
      'what is streamed is for both again',
      () => voice.hears(TONES.bot) > LOUD && phone.hears(TONES.bot) > LOUD,
    );
    stream.socket.send(createOutboundStopAudioData());
    phone.leg.press('4');
    await until('the key', () => stream.of('DtmfData').length > 0);
    expect(stream.of('DtmfData')).toEqual([{ data: '4' }]);
    await both.connection.removeParticipant(user(alice.id));
    await until('she is silent', () =>
      stream
        .of('AudioData')
        .slice(-4)
        .some(({ participant, isSilent }) => idOf(participant!) === alice.id && isSilent),
    );
  });
});

describe('what a server says', () => {
  test('all at once is heard in real time, until it is stopped; rubbish is left', async () => {
    await using server = await StreamServer.open();
    await using _talk = await call({
      mediaStreamingOptions: streaming(server.url, {
        ...{ startMediaStreaming: true, enableBidirectional: true },
      }),
    });
    const { socket } = await server.connection(0);
    for (const rubbish of ['no JSON', '[]', '{"kind":7}', '{"kind":"audioData"}', '"x"'])
      socket.send(rubbish);
    socket.send(Buffer.from([0, 255]));
    socket.send(sentence(2));
    const beganMs = Date.now();
    await until('it is heard', () => voice.hears(TONES.bot) > LOUD);
    await until('it is over', () => voice.hears(TONES.bot) < QUIET);
    expect(Date.now() - beganMs).toBeGreaterThan(1_800);
    socket.send(sentence(50));
    await until('it is heard', () => voice.hears(TONES.bot) > LOUD);
    socket.send(createOutboundStopAudioData());
    await until('it is stopped', () => voice.hears(TONES.bot) < QUIET, { withinMs: 5_000 });
    // Other SDKs write names in another case.
    const data = (JSON.parse(sentence(1)) as { audioData: { data: string } }).audioData.data;
    socket.send(JSON.stringify({ Kind: 'AudioData', AudioData: { Data: data } }));
    await until('it is heard', () => voice.hears(TONES.bot) > LOUD);
  });
});

describe('a stream', () => {
  test('comes back when it is lost, is over when it does not, or its process is gone', async () => {
    await using server = await StreamServer.open();
    await using talk = await call({
      mediaStreamingOptions: streaming(server.url, { enableBidirectional: true }),
    });
    const media = talk.connection.getCallMedia();
    await media.startMediaStreaming({ operationContext: 'first' });
    const lost = await server.connection(0);
    await lost.next('AudioMetadata');
    lost.socket.terminate();
    const again = await told('MediaStreamingStarted', talk, 'streamConnectionReestablished');
    expect(again).toMatchObject({ operationContext: 'first' });
    const stream = await server.connection(1);
    await stream.next('AudioMetadata');
    expect(stream.frames[0]).toEqual(lost.frames[0]);
    // More than it takes at once: it hangs up.
    stream.socket.send('x'.repeat(5 * 1_024 * 1_024));
    const third = await server.connection(2);
    expect(stream.closeCode).toBe(1_009);
    server.status = 503;
    third.socket.terminate();
    expect(await told('MediaStreamingFailed', talk, 'streamConnectionInterrupted')).toMatchObject({
      ...{ operationContext: 'first', resultInformation: { code: 500, subCode: 8603 } },
      mediaStreamingUpdate: { mediaStreamingStatus: 'mediaStreamingFailed' },
    });
    const { mediaStreamingSubscription } = await talk.connection.getCallConnectionProperties();
    expect(mediaStreamingSubscription).toMatchObject({ state: 'inactive' });

    server.status = undefined;
    await media.startMediaStreaming({ operationContext: 'second' });
    await server.connection(3);
    await app.next('MediaStreamingStarted', (one) => one.operationContext === 'second');
    process.kill(soundProcess(running), 'SIGKILL');
    expect(await told('MediaStreamingFailed', talk, 'serviceShutdown')).toMatchObject({
      ...{ operationContext: 'second', resultInformation: { code: 500, subCode: 9999 } },
    });
    await media.startMediaStreaming({ operationContext: 'third' });
    await app.next('MediaStreamingStarted', (one) => one.operationContext === 'third');
    const last = await server.connection(4);
    await until('it is heard again', () => last.hears(TONES.alice) > LOUD);
  });

  test('fails where its server refuses it, is not there, or was not named', async () => {
    await using server = await StreamServer.open();
    const groupId = crypto.randomUUID();
    await joinGroup(alice, groupId);
    const { callConnection, callConnectionProperties } = await client.connectCall(
      { kind: 'groupCallLocator', id: groupId },
      app.url,
      { mediaStreamingOptions: streaming(server.url) },
    );
    await using talk = ended(callConnection, callConnectionProperties.callConnectionId!);
    await app.next('CallConnected', (event) => event.callConnectionId === talk.id);
    const media = talk.connection.getCallMedia();
    for (const [status, details] of [
      [401, 'authenticationFailure'],
      [403, 'forbidden'],
      [429, 'tooManyRequests'],
      [400, 'badRequest'],
      [302, 'initialWebSocketConnectionFailed'],
    ] as const) {
      server.status = status;
      await media.startMediaStreaming();
      await told('MediaStreamingFailed', talk, details);
    }
    expect(server.connections).toHaveLength(0);
    await using unnamed = await call({
      mediaStreamingOptions: streaming(undefined, { startMediaStreaming: true }),
    });
    await told('MediaStreamingFailed', unnamed, 'streamUrlMissing');
    const transcription = unnamed.connection.getCallMedia().startTranscription();
    await expect(transcription).rejects.toEqual(refused(412, '8583'));
  });

  test('goes nowhere private, and only in the options that are known', async () => {
    const target = { targetParticipant: user(alice.id) };
    for (const options of [
      streaming('ws://10.0.0.1/x'),
      streaming('wss://169.254.169.254/x'),
      streaming('ws://example.com/x'),
      streaming('https://example.com/x'),
      streaming('wss://user:pass@example.com/x'),
      streaming('wss://example.com/x', { audioChannelType: 'stereo' as 'mixed' }),
      streaming('wss://example.com/x', { audioFormat: 'opus' as 'Pcm16KMono' }),
    ]) {
      const created = client.createCall(target, app.url, { mediaStreamingOptions: options });
      await expect(created).rejects.toEqual(refused(400, '8523'));
    }
  });
});

describe('what is said', () => {
  test('is written down, by whom and in which language, until nobody can', async () => {
    await using server = await StreamServer.open();
    const bob = await callers.caller(running.plane, 'Bob');
    await using bobs = new VoiceClient(bob.client);
    const speak = (seconds: number): void =>
      bobs.speak({ sampleRate: 16_000, samples: sound(seconds) });
    await using talk = await call(
      {
        transcriptionOptions: {
          ...{ transportType: 'websocket', transportUrl: server.url, locale: 'en-US' },
          startTranscription: true,
        },
      },
      bob,
    );
    const stream = await server.connection(0);
    const { id, connection } = talk;
    const started = await app.next('TranscriptionStarted', (one) => one.callConnectionId === id);
    expect(started.transcriptionUpdate).toEqual({
      transcriptionStatus: 'transcriptionStarted',
      transcriptionStatusDetails: 'subscriptionStarted',
    });
    const { correlationId, transcriptionSubscription } =
      await connection.getCallConnectionProperties();
    expect(await stream.next('TranscriptionMetadata')).toMatchObject({
      ...{ locale: 'en-US', callConnectionId: id, correlationId },
      subscriptionId: transcriptionSubscription?.id,
    });
    expect(transcriptionSubscription).toMatchObject({
      ...{ state: 'active', locale: 'en-US', subscribedResultStates: ['final'] },
    });
    speak(1);
    const data = await stream.next('TranscriptionData');
    expect(data).toMatchObject({ text: 'My cat is asleep.', words: [], resultState: 'Final' });
    expect(idOf(data.participant)).toBe(bob.id);
    expect(data.durationInTicks).toBeGreaterThan(8_000_000);
    expect(words.asked.at(-1)).toContain('name="language"\r\n\r\nen');

    const media = connection.getCallMedia();
    await media.updateTranscription('fr-FR', { operationContext: 'french' });
    const updated = await app.next('TranscriptionUpdated');
    expect(updated).toMatchObject({
      operationContext: 'french',
      transcriptionUpdate: { transcriptionStatusDetails: 'transcriptionLocaleUpdated' },
    });
    await stream.next('TranscriptionMetadata', ({ locale }) => locale === 'fr-FR');
    words.status = 503;
    for (let at = 0; at < 3; at++) {
      const before = words.asked.length;
      speak(0.6);
      await until('it is heard', () => words.asked.length > before);
    }
    expect(words.asked.at(-1)).toContain('name="language"\r\n\r\nfr');
    const failed = await app.next('TranscriptionFailed', (one) => one.callConnectionId === id);
    expect(failed).toMatchObject({
      transcriptionUpdate: {
        transcriptionStatus: 'transcriptionFailed',
        transcriptionStatusDetails: 'speechServicesConnectionError',
      },
      resultInformation: { subCode: 8565 },
    });
    await until('its connection is closed', () => stream.closeCode === 1_000);
    expect(running.log.join('\n')).not.toContain('My cat');

    words.status = 200;
    await media.startTranscription({ locale: 'de-DE', operationContext: 'german' });
    await app.next('TranscriptionStarted', (one) => one.operationContext === 'german');
    await media.stopTranscription({ operationContext: 'enough' });
    const stopped = await app.next('TranscriptionStopped');
    expect(stopped).toMatchObject({ operationContext: 'enough' });
  });
});

interface Words extends AsyncDisposable {
  readonly url: string;
  readonly asked: readonly string[];
  status: number;
}

/** A server that writes down what is said. */
async function writer(): Promise<Words> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(Buffer.concat(chunks).toString('latin1'));
      response.writeHead(words.status).end(JSON.stringify({ text: 'My cat is asleep.' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const words: Words = {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, status: 200 },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return words;
}
