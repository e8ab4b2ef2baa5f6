import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallView } from '@switchboard/acs-wire';
import { serverCallIdOf } from '../src/services/calls/port.ts';
import { application } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { Callers, joinGroup } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { control, raw, refused, soundProcess, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import {
  asTheServiceHasIt,
  download,
  heardIn,
  heardInMp3,
  recordingsOf,
  WAV,
  written,
} from './_recordings.ts';
import { signedRequest } from './_signed.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const LOUD = 2_500;
const QUIET = LOUD / 5;
const TONES = { alice: 400, bob: 1_100 } as const;

interface Chunk {
  readonly documentId: string;
  readonly contentLocation: string;
  readonly metadataLocation: string;
  readonly deleteLocation: string;
}
interface FileData {
  readonly recordingStorageInfo: { readonly recordingChunks: readonly [Chunk] };
  readonly recordingDurationMs: number;
  readonly recordingChannelType: string;
  readonly recordingFormatType: string;
  readonly sessionEndReason: string;
}
type Plane = Pick<Running['plane'], 'http' | 'control' | 'connectionString'>;

async function subscribe({ control: address }: Pick<Plane, 'control'>, endpoint: string) {
  const input = {
    ...{ name: 'files', endpoint },
    filter: { includedEventTypes: ['RecordingFileStatusUpdated'] },
  };
  expect((await control({ control: address }, 'POST', '/events/subscriptions', input)).status).toBe(
    201,
  );
}

/** What is said of the file of a recording. */
async function fileOf(events: Subscriber, recordingId: string): Promise<FileData> {
  const find = (): FileData | undefined =>
    events.notified
      .flatMap(({ text }) => JSON.parse(text) as { data: FileData }[])
      .map(({ data }) => data)
      .find((data) => data.recordingStorageInfo.recordingChunks[0].documentId === recordingId);
  await until('the file is there', () => find() !== undefined);
  return find()!;
}

/** Two pages that talk straight to each other, until somebody records them. */
async function twoTalk(callers: Callers, plane: Running['plane']) {
  const alice = await callers.caller(plane, 'Alice');
  const bob = await callers.caller(plane, 'Bob');
  const voices = [
    new VoiceClient(alice.client, TONES.alice),
    new VoiceClient(bob.client, TONES.bob),
  ] as const;
  const call: CallView = await alice.client.start(bob.id);
  await bob.client.next('call.incoming');
  await bob.client.ask('call.accept', { callId: call.id });
  const locator = { id: serverCallIdOf(call.id), kind: 'serverCallLocator' } as const;
  return {
    ...{ alice, bob, voices, callId: call.id, callLocator: locator },
    hear: () =>
      until(
        'they hear each other',
        () => voices[0].hears(TONES.bob) > LOUD && voices[1].hears(TONES.alice) > LOUD,
      ),
    async [Symbol.asyncDispose]() {
      await alice.client.ask('call.hangUp', { callId: call.id }).catch(() => undefined);
      for (const voice of voices) await voice[Symbol.asyncDispose]();
    },
  };
}

const told = ({ client }: Caller, recording: boolean) =>
  client.next('call.changed', (event) => event.recording === recording);

describe('a recording', () => {
  let running: Running;
  let callers: Callers;
  let app: Application;
  let events: Subscriber;

  beforeAll(async () => {
    running = await start();
    events = await subscriber();
    await subscribe(running.plane, events.url);
  });
  beforeEach(async () => {
    callers = new Callers();
    app = await application();
  });
  afterEach(async () => {
    await callers[Symbol.asyncDispose]();
    await app[Symbol.asyncDispose]();
  });
  afterAll(async () => {
    await events?.[Symbol.asyncDispose]();
    await running?.[Symbol.asyncDispose]();
  });

  test('holds what everybody said, is told of on screen and by callbacks, and is read by the SDK', async () => {
    await using call = await twoTalk(callers, running.plane);
    const recording = recordingsOf(running.plane);
    const { recordingId = '', ...state } = await recording.start({
      ...{ ...WAV, callLocator: call.callLocator, recordingChannel: 'mixed' },
      recordingStateCallbackEndpointUrl: app.url,
    });
    expect(state).toEqual({
      ...{ recordingState: 'active', recordingKind: 'azureCommunicationServices' },
    });
    await told(call.alice, true);
    await told(call.bob, true);
    expect(await app.next('RecordingStateChanged')).toMatchObject({
      ...{ recordingId, state: 'active', serverCallId: call.callLocator.id },
    });
    await call.hear();
    await written(running.folder, recordingId);
    const again = recording.start({ ...WAV, callLocator: call.callLocator });
    await expect(again).rejects.toEqual(refused(409, '8571'));
    await recording.stop(recordingId);
    await told(call.alice, false);
    await app.next('RecordingStateChanged', (event) => event.state === 'inactive');
    await expect(recording.getState(recordingId)).rejects.toEqual(refused(404, '8522'));

    const file = await fileOf(events, recordingId);
    expect(file).toMatchObject({
      ...{ recordingChannelType: 'Mixed', recordingFormatType: 'Wav' },
      sessionEndReason: 'SessionEnded',
    });
    const [chunk] = file.recordingStorageInfo.recordingChunks;
    const whole = await download(recording, chunk.contentLocation);
    const heard = heardIn(whole);
    expect(heard.at(TONES.alice)).toBeGreaterThan(LOUD);
    expect(heard.at(TONES.bob)).toBeGreaterThan(LOUD);
    expect(Math.round(heard.seconds * 1_000)).toBe(file.recordingDurationMs);
    const part = await download(recording, chunk.contentLocation, { offset: 44, length: 1_000 });
    expect(part).toEqual(whole.subarray(44, 1_044));
    const metadata = JSON.parse(
      String(await download(recording, chunk.metadataLocation)),
    ) as object;
    expect(metadata).toMatchObject({
      ...{ chunkDocumentId: recordingId, chunkDuration: file.recordingDurationMs },
      participants: [{ participantId: call.alice.id }, { participantId: call.bob.id }],
    });

    const { pathname } = new URL(chunk.contentLocation);
    const out = await signedRequest(running.plane.http, 'GET', pathname, undefined, {
      range: 'bytes=99999999-',
    });
    expect(out).toMatchObject({ status: 416, body: { status: 416 } });
    for (const path of [pathname, `${pathname}/metadata`]) {
      const strange = await raw(running.plane.http + path);
      expect(strange).toMatchObject({ status: 401, body: { status: 401 } });
    }
    expect((await raw(running.plane.http + pathname, { method: 'DELETE' })).status).toBe(401);
    await recording.delete(asTheServiceHasIt(chunk.deleteLocation));
    await expect(download(recording, chunk.contentLocation)).rejects.toMatchObject({ status: 404 });
  });

  test('has each in a channel of their own, leaves out what is said in a pause, and ends with its call', async () => {
    await using call = await twoTalk(callers, running.plane);
    const recording = recordingsOf(running.plane);
    const { recordingId = '' } = await recording.start({
      ...{ ...WAV, callLocator: call.callLocator, recordingChannel: 'unmixed' },
      ...{ pauseOnStart: true, recordingStateCallbackEndpointUrl: app.url },
      audioChannelParticipantOrdering: [{ communicationUserId: call.bob.id }],
    });
    expect((await recording.getState(recordingId)).recordingState).toBe('inactive');
    await call.hear();
    await recording.resume(recordingId);
    await told(call.bob, true);
    await written(running.folder, recordingId);
    await recording.pause(recordingId);
    await told(call.bob, false);
    expect((await recording.getState(recordingId)).recordingState).toBe('inactive');
    await call.alice.client.ask('call.hangUp', { callId: call.callId });
    const file = await fileOf(events, recordingId);
    expect(file).toMatchObject({ recordingChannelType: 'Unmixed', sessionEndReason: 'CallEnded' });
    const [{ contentLocation, metadataLocation }] = file.recordingStorageInfo.recordingChunks;
    const whole = await download(recording, contentLocation);
    const [bob, alice] = [heardIn(whole, 0), heardIn(whole, 1)];
    expect(bob.at(TONES.bob)).toBeGreaterThan(LOUD);
    expect(bob.at(TONES.alice)).toBeLessThan(QUIET);
    expect(alice.at(TONES.alice)).toBeGreaterThan(LOUD);
    expect(alice.at(TONES.bob)).toBeLessThan(QUIET);
    const metadata = JSON.parse(String(await download(recording, metadataLocation))) as {
      pauseResumeIntervals: object[];
    };
    expect(metadata.pauseResumeIntervals).toHaveLength(2);
  });

  test('is MP3 where no format is named, and what its process had written when it was killed is there', async () => {
    await using call = await twoTalk(callers, running.plane);
    const recording = recordingsOf(running.plane);
    const { recordingId = '' } = await recording.start({ callLocator: call.callLocator });
    await call.hear();
    await written(running.folder, recordingId, 'mp3');
    process.kill(soundProcess(running), 'SIGKILL');
    const file = await fileOf(events, recordingId);
    expect(file).toMatchObject({ sessionEndReason: 'Failed', recordingFormatType: 'Mp3' });
    await told(call.alice, false);
    const [{ contentLocation, metadataLocation }] = file.recordingStorageInfo.recordingChunks;
    const heard = await heardInMp3(await download(recording, contentLocation));
    expect(heard.seconds).toBeGreaterThanOrEqual(2);
    expect(Math.round(heard.seconds * 1_000)).toBe(file.recordingDurationMs);
    for (const hz of Object.values(TONES)) expect(heard.at(hz)).toBeGreaterThan(LOUD);
    const metadata = JSON.parse(String(await download(recording, metadataLocation))) as object;
    expect(metadata).toMatchObject({
      recordingInfo: { format: 'mp3', audioConfiguration: { bitRate: 48_000, channels: 1 } },
    });
    const { pathname } = new URL(contentLocation);
    const { headers } = await signedRequest(running.plane.http, 'GET', pathname);
    expect(headers.get('content-type')).toBe('audio/mpeg');
    const next = await recording.start({ ...WAV, callLocator: call.callLocator });
    await recording.stop(next.recordingId ?? '');
  });

  test('is looked after on the control plane, and kept as long as is said there', async () => {
    await using call = await twoTalk(callers, running.plane);
    const recording = recordingsOf(running.plane);
    const ask = async (method: string, path: string, body?: object) =>
      control(running.plane, method, `/recordings${path}`, body);
    const record = async (): Promise<string> => {
      const { recordingId = '' } = await recording.start({ callLocator: call.callLocator });
      await call.hear();
      await written(running.folder, recordingId, 'mp3');
      expect((await ask('GET', `/${recordingId}/digest`)).status).toBe(404);
      await recording.stop(recordingId);
      return recordingId;
    };
    const [first, second] = [await record(), await record()];
    const page = (await ask('GET', '?limit=1')).body as { value: object[]; before: string };
    expect(page.value).toMatchObject([
      {
        ...{ id: second, callId: call.callId, state: 'stopped', format: 'mp3', startedBy: null },
        people: [call.alice.id, call.bob.id],
      },
    ]);
    const next = (await ask('GET', `?limit=1&before=${page.before}`)).body as typeof page;
    expect(next.value).toMatchObject([{ id: first }]);
    expect((await ask('GET', '?before=x')).status).toBe(400);
    const { peaks } = (await ask('GET', `/${first}/peaks`)).body as { peaks: number[] };
    expect(peaks.length).toBeGreaterThanOrEqual(20);
    // Two voices of 8,000 each are 125 of 255.
    expect(Math.max(...peaks)).toBeGreaterThan(80);
    expect(Math.max(...peaks)).toBeLessThan(150);

    const { sha256, bytes } = (await ask('GET', `/${first}/digest`)).body as {
      sha256: string;
      bytes: number;
    };
    const file = await bytesOf(running.plane, `/calling/recordingContents/${first}`);
    expect([createHash('sha256').update(file).digest('hex'), file.length]).toEqual([sha256, bytes]);
    expect((await ask('DELETE', `/${first}?sha256=${'0'.repeat(64)}`)).status).toBe(409);
    expect((await ask('DELETE', `/${first}?sha256=${sha256}`)).status).toBe(204);
    expect((await ask('GET', `/${first}/content`)).status).toBe(404);
    const digests = [first, second].map((id) => createHash('sha256').update(id).digest('hex'));
    const left = await readdir(join(running.folder, 'recordings'));
    expect(left.filter((name) => name.startsWith(digests[0]!))).toEqual([]);
    expect(left.filter((name) => name.startsWith(digests[1]!))).toHaveLength(2);

    expect((await ask('GET', '/retention')).body).toEqual({ days: 1 });
    for (const days of [0, 366, 1.5]) {
      expect((await ask('PUT', '/retention', { days })).status).toBe(400);
    }
    expect((await ask('PUT', '/retention', { days: 2 })).status).toBe(200);
    const advance = (hours: number) =>
      control(running.plane, 'POST', '/clock/advance', { ms: hours * 3_600_000 });
    await advance(25);
    expect((await ask('GET', `/${second}/digest`)).status).toBe(200);
    await advance(25);
    await until(
      'it is deleted',
      async () => (await ask('GET', `/${second}/digest`)).status === 404,
    );
  });

  test('is refused as what is not made here, of no call, and to strangers', async () => {
    await using call = await twoTalk(callers, running.plane);
    const recording = recordingsOf(running.plane);
    const { callLocator } = call;
    for (const asked of [
      { recordingContent: 'audio', recordingFormat: 'mp4' },
      { recordingContent: 'audio', recordingFormat: 'mp3', recordingChannel: 'unmixed' },
      { recordingContent: 'audioVideo', recordingFormat: 'mp4' },
      { ...WAV, recordingStateCallbackEndpointUrl: 'http://10.0.0.1/x' },
      {
        ...WAV,
        recordingStorage: {
          recordingStorageKind: 'azureBlobStorage',
          recordingDestinationContainerUrl: 'https://example.org/c',
        },
      },
    ] as const) {
      await expect(recording.start({ ...asked, callLocator })).rejects.toEqual(
        refused(400, '8523'),
      );
    }
    const none = { id: crypto.randomUUID(), kind: 'groupCallLocator' } as const;
    await expect(recording.start({ ...WAV, callLocator: none })).rejects.toEqual(
      refused(404, '8522'),
    );
    await expect(recording.stop('nothing')).rejects.toEqual(refused(404, '8522'));
    const url = `${running.plane.http}/calling/recordings?api-version=2026-03-12`;
    const headers = { authorization: `Bearer ${call.alice.token}` };
    expect((await raw(url, { method: 'POST', headers })).status).toBe(401);
  });
});

describe('the announcement of a recording', () => {
  /** The first of its two tones. */
  const FIRST = 880;
  let running: Running;
  let callers: Callers;

  beforeAll(async () => {
    running = await start({ announcement: 'tone' });
    callers = new Callers();
  });
  afterAll(async () => {
    await callers?.[Symbol.asyncDispose]();
    await running?.[Symbol.asyncDispose]();
  });

  test('is heard by everybody before anything is kept, and by who comes later alone', async () => {
    const [alice, bob, carol] = await Promise.all(
      ['Alice', 'Bob', 'Carol'].map((name) => callers.caller(running.plane, name)),
    );
    await using toAlice = new VoiceClient(alice!.client);
    await using toBob = new VoiceClient(bob!.client);
    await using toCarol = new VoiceClient(carol!.client);
    const groupCallId = crypto.randomUUID();
    await joinGroup(alice!, groupCallId);
    await joinGroup(bob!, groupCallId);
    const recording = recordingsOf(running.plane);
    const { recordingId = '', recordingState } = await recording.start({
      ...{ ...WAV, callLocator: { id: groupCallId, kind: 'groupCallLocator' } },
      pauseOnStart: true,
    });
    expect(recordingState).toBe('inactive');
    using atAlice = loudest(toAlice, FIRST);
    using atBob = loudest(toBob, FIRST);
    await recording.resume(recordingId);
    for (const { found } of [atAlice, atBob]) expect(found).toBeGreaterThan(LOUD);

    await recording.pause(recordingId);
    using again = loudest(toAlice, FIRST);
    await recording.resume(recordingId);
    await joinGroup(carol!, groupCallId);
    await until('who came later hears it', () => toCarol.hears(FIRST) > LOUD);
    await written(running.folder, recordingId);
    expect(again.found).toBeLessThan(QUIET);
    await recording.stop(recordingId);
    const path = `/calling/recordingContents/${recordingId}`;
    const file = await bytesOf(running.plane, path);
    expect(heardIn(file).seconds).toBeGreaterThan(2);
    expect(heardIn(file).at(FIRST)).toBeLessThan(QUIET);
  });
});

/** How loud a tone was at its loudest since then. */
function loudest(voice: VoiceClient, hz: number): { readonly found: number } & Disposable {
  let found = 0;
  const timer = setInterval(() => (found = Math.max(found, voice.hears(hz))), 20);
  return {
    get found() {
      return found;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

async function bytesOf(plane: Plane, path: string): Promise<Buffer> {
  return download(recordingsOf(plane), plane.http + path);
}
