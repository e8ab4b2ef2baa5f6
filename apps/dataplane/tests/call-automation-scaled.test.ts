import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallAutomationClient, CreateCallOptions } from '@azure/communication-call-automation';
import { Redis } from 'ioredis';
import { callIdOf } from '../src/services/calls/server-call-id.ts';
import { homeOf } from '../src/services/calls/bus.ts';
import { Callers, callsOf, fakeEngines, recordsOf } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { application, automationClient, verified } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { startChild } from './_child.ts';
import { control, person, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import type { FreshDatabase } from './_services.ts';
import { download, heardIn, recordingsOf, WAV, written } from './_recordings.ts';
import { signedRequest } from './_signed.ts';
import { StreamServer } from './_stream-server.ts';
import { subscriber } from './_subscriber.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const isThere = await hasServices();
if (!isThere) {
  process.stderr.write(
    'SKIPPED: applications at two data planes, for want of Postgres and Redis\n',
  );
}
const describeScaled = isThere ? describe : describe.skip;
const TIMEOUT_MS = 120_000;

let callers: Callers;
let app: Application;
beforeEach(async () => {
  callers = new Callers();
  app = await application();
});
afterEach(async () => {
  await callers[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});

const user = ({ id }: { readonly id: string }) => ({ communicationUserId: id });

/** The application calls somebody, who answers. */
async function inCall(client: CallAutomationClient, whom: Caller, options?: CreateCallOptions) {
  const target = { targetParticipant: user(whom) };
  const { callConnection, callConnectionProperties } = await client.createCall(
    target,
    app.url,
    options,
  );
  const { callId } = await whom.client.next('call.incoming');
  await whom.client.ask('call.accept', { callId });
  const id = callConnectionProperties.callConnectionId!;
  await app.next('CallConnected', (event) => event.callConnectionId === id);
  return { callConnection, callId, id };
}

describeScaled('applications at two data planes over Postgres and Redis', () => {
  let database: FreshDatabase;
  let one: Running;
  let two: Running;
  const another = () =>
    start({ databaseUrl: database.url, redisUrl: REDIS }, { services: [fakeEngines().media] });

  beforeAll(async () => {
    database = await freshDatabase();
    one = await another();
    two = await another();
  }, TIMEOUT_MS);
  afterAll(async () => {
    for (const part of [one, two, database]) await part?.[Symbol.asyncDispose]();
  }, TIMEOUT_MS);

  test('do through one what they do with a call that lives in the other', async () => {
    const alice = await callers.caller(one.plane, 'Alice');
    const bob = await callers.caller(one.plane, 'Bob');
    const { id, callId } = await inCall(automationClient(two.plane), alice);
    const elsewhere = automationClient(one.plane).getCallConnection(id);
    const { serverCallId } = await elsewhere.getCallConnectionProperties();
    expect(homeOf(callIdOf(serverCallId!)!)).toBe(homeOf(callId));
    await elsewhere.addParticipant({ targetParticipant: user(bob) });
    await bob.client.next('call.incoming');
    await bob.client.ask('call.accept', { callId });
    await app.next('AddParticipantSucceeded');
    await elsewhere.muteParticipant(user(bob));
    await bob.client.next('call.mutedByOthers');
    expect((await elsewhere.listParticipants()).values).toHaveLength(3);
    await expect(elsewhere.muteParticipant(user({ id: 'nobody' }))).rejects.toEqual(
      refused(404, '8522'),
    );
    await elsewhere.hangUp(true);
    await bob.client.next('call.ended');
    await app.next('CallDisconnected');
    await expect(elsewhere.getCallConnectionProperties()).rejects.toEqual(refused(404, '8522'));
    const [callback] = app.got;
    for (const { plane } of [one, two]) await verified(plane, callback!);
  });

  test('move people between calls that live in different processes', async () => {
    const alice = await callers.caller(one.plane, 'Alice');
    const bob = await callers.caller(one.plane, 'Bob');
    const here = await inCall(automationClient(one.plane), alice);
    const there = await inCall(automationClient(two.plane), bob);
    expect(homeOf(here.callId)).not.toBe(homeOf(there.callId));
    await here.callConnection.moveParticipants([user(bob)], there.id);
    expect(await bob.client.next('call.moved')).toMatchObject({ call: { id: here.callId } });
    await app.next('MoveParticipantSucceeded');
    await bob.client.ask('call.hold', { callId: here.callId, on: true });
    await here.callConnection.hangUp(true);
    await bob.client.next('call.ended', (event) => event.callId === here.callId);
  });

  test('answer what rings in the other, and only one of those who race', async () => {
    const listener = await subscriber();
    const filter = { includedEventTypes: ['IncomingCall'] };
    const input = { name: 'incoming', endpoint: listener.url, filter };
    await control(one.plane, 'POST', '/events/subscriptions', input);
    const alice = await callers.caller(two.plane, 'Alice');
    const bob = await person(one.plane, ['voip']);
    // The other process hears of the subscription a moment later.
    await alice.client.start(bob.id);
    await listener.until(1);
    const [event] = JSON.parse(listener.notified[0]!.text) as {
      data: { incomingCallContext: string };
    }[];
    const { incomingCallContext: context } = event!.data;
    const answers = await Promise.allSettled(
      [one, two, one, two].map(({ plane }) => automationClient(plane).answerCall(context, app.url)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await app.next('CallConnected');
    await control(one.plane, 'DELETE', '/events/subscriptions/incoming');
    await listener[Symbol.asyncDispose]();
  });

  test('are asked once, whichever process hears the repetition', async () => {
    const alice = await callers.caller(one.plane, 'Alice');
    const headers = {
      'repeatability-request-id': randomUUID(),
      'repeatability-first-sent': new Date().toUTCString(),
    };
    const path = '/calling/callConnections?api-version=2026-03-12';
    const targets = [{ rawId: alice.id, communicationUser: { id: alice.id } }];
    const asked = { targets, callbackUri: app.url };
    const first = await signedRequest(one.plane.http, 'POST', path, asked, headers);
    const again = await signedRequest(two.plane.http, 'POST', path, asked, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const calls = await Promise.all([one, two].map(({ plane }) => callsOf(plane)));
    const hers = calls.flatMap((of) =>
      of.calls.filter(({ participants }) => participants.some((who) => who.user === alice.id)),
    );
    expect(hers).toHaveLength(1);
  });

  test('stream a call that lives at the other', async () => {
    await using server = await StreamServer.open();
    const transport = { transportType: 'websocket', transportUrl: server.url } as const;
    const mediaStreamingOptions = { ...transport, audioChannelType: 'mixed' };
    const alice = await callers.caller(one.plane, 'Alice');
    const { id } = await inCall(automationClient(one.plane), alice, { mediaStreamingOptions });
    const elsewhere = automationClient(two.plane).getCallConnection(id);
    await elsewhere.getCallMedia().startMediaStreaming();
    await (await server.connection(0)).next('AudioData', ({ isSilent }) => isSilent === true);
    const { mediaStreamingSubscription } = await elsewhere.getCallConnectionProperties();
    expect(mediaStreamingSubscription).toMatchObject({ state: 'active' });
    await elsewhere.getCallMedia().stopMediaStreaming();
    await app.next('MediaStreamingStopped');
    await elsewhere.hangUp(true);
  });

  test('record a call that lives at the other, and end that where it was begun', async () => {
    const alice = await callers.caller(one.plane, 'Alice');
    const { callConnection, id } = await inCall(automationClient(one.plane), alice);
    const recording = recordingsOf(two.plane);
    const { recordingId = '' } = await recording.start({ ...WAV, callConnectionId: id });
    await alice.client.next('call.changed', (event) => event.recording === true);
    await recording.pause(recordingId);
    const { recordingState } = await recordingsOf(one.plane).getState(recordingId);
    expect(recordingState).toBe('inactive');
    await recording.stop(recordingId);
    await expect(recording.getState(recordingId)).rejects.toEqual(refused(404, '8522'));
    const path = `/calling/recordingContents/${recordingId}`;
    expect((await signedRequest(one.plane.http, 'GET', path)).status).toBe(200);
    await callConnection.hangUp(true);
  });

  test(
    'hear that a call is over which died with its process',
    async () => {
      await using child = await startChild({
        ...{ DATABASE_URL: database.url, REDIS_URL: REDIS, DATAPLANE_MEDIA: 'in-process' },
      });
      await using listener = await subscriber();
      const filter = { includedEventTypes: ['CallEnded'] };
      const input = { name: 'ended', endpoint: listener.url, filter };
      await control(one.plane, 'POST', '/events/subscriptions', input);
      const alice = await callers.caller(one.plane, 'Alice');
      const { id, callId } = await inCall(automationClient(child), alice);
      // Whoever reads the records has them written first; what was not dies with the process.
      await recordsOf(child);
      await child.kill();
      const redis = new Redis(REDIS);
      await redis.del(`switchboard:bus:process:${homeOf(callId)}`);
      redis.disconnect();
      await alice.client.next('call.ended');
      expect(
        await app.next('CallDisconnected', (event) => event.callConnectionId === id),
      ).toMatchObject({ resultInformation: { code: 503 } });
      await listener.until(1);
      expect(JSON.parse(listener.notified[0]!.text)).toMatchObject([
        { data: { reason: { code: 503 }, endedBy: { type: 'MicrosoftInternal' } } },
      ]);
      const left = automationClient(two.plane).getCallConnection(id);
      await expect(left.hangUp(true)).rejects.toEqual(refused(404, '8522'));
      expect(app.kindsOf(id).filter((kind) => kind === 'CallDisconnected')).toHaveLength(1);
    },
    TIMEOUT_MS,
  );
});

describe('an application of a data plane that was killed', () => {
  test(
    'hears after the restart what it was not told before, in order, that the call is over, and what was recorded',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'switchboard-restarted-'));
      const env = {
        DATABASE_URL: `pglite:${join(folder, 'database')}`,
        DATAPLANE_STATE_DIR: folder,
        DATAPLANE_MEDIA: 'in-process',
      };
      const before = await startChild(env);
      const alice = await callers.caller(before, 'Alice');
      app.answer(503);
      const target = { targetParticipant: user(alice) };
      await using server = await StreamServer.open();
      const { callConnectionProperties } = await automationClient(before).createCall(
        target,
        app.url,
        {
          mediaStreamingOptions: {
            ...{ transportType: 'websocket', transportUrl: server.url, startMediaStreaming: true },
            audioChannelType: 'mixed',
          },
        },
      );
      const { callId } = await alice.client.next('call.incoming');
      await alice.client.ask('call.accept', { callId });
      await until('an attempt', () => app.requests > 0);
      await using voice = new VoiceClient(alice.client, 400);
      const { callConnectionId } = callConnectionProperties;
      const asked = { ...WAV, callConnectionId, recordingStateCallbackEndpointUrl: app.url };
      const { recordingId = '' } = await recordingsOf(before).start(asked);
      await written(folder, recordingId);
      const stream = await server.connection(0);
      await until('it is streamed', () => stream.hears(400) > 2_500);
      await voice[Symbol.asyncDispose]();
      await before[Symbol.asyncDispose]();
      await until('the stream is over', () => stream.closeCode !== undefined);
      callers = new Callers();
      app.answer(200);
      await using after = await startChild(env);
      await app.next('CallDisconnected');
      await app.next('RecordingStateChanged', (event) => event.state === 'inactive');
      const location = `${after.http}/calling/recordingContents/${recordingId}`;
      const heard = heardIn(await download(recordingsOf(after), location));
      expect(heard.seconds).toBeGreaterThanOrEqual(2);
      expect(heard.at(400)).toBeGreaterThan(2_500);
      expect(after.http).not.toBe(before.http);
      expect(server.connections).toHaveLength(1);
      expect(app.kindsOf(callConnectionProperties.callConnectionId!)).toEqual([
        'CallConnected',
        'ParticipantsUpdated',
        'MediaStreamingStarted',
        'CallDisconnected',
      ]);
      await after.kill();
      await rm(folder, { recursive: true });
    },
    TIMEOUT_MS,
  );
});
