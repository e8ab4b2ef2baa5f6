import { join } from 'node:path';
import { VirtualClock } from '@switchboard/kernel/testing';
import { Callers, callsOf, fakeEngines } from './_callers.ts';
import { application, automationClient, verified } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { control, identityClient, person, raw, refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';
import { until } from './_until.ts';

const clock = new VirtualClock(Date.now());
let running: Running;
let callers: Callers;
let app: Application;

beforeAll(async () => {
  running = await start({}, { services: [fakeEngines().media], clock });
});
beforeEach(async () => {
  callers = new Callers();
  app = await application();
});
afterEach(async () => {
  await callers[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
afterAll(() => running[Symbol.asyncDispose]());

const user = (id: string) => ({ communicationUserId: id });
const callee = () => callers.caller(running.plane, 'Alice');

async function call(id: string, options = {}) {
  const client = automationClient(running.plane);
  const target = { targetParticipant: user(id), sourceDisplayName: 'The bot' };
  return client.createCall(target, app.url, options);
}

describe('a call that an application makes', () => {
  test('rings, is answered, and is told of in order', async () => {
    const alice = await callee();
    const { callConnectionProperties, callConnection } = await call(alice.id, {
      operationContext: 'greeting',
    });
    expect(callConnectionProperties).toMatchObject({
      callConnectionState: 'connecting',
      targetParticipants: [user(alice.id)],
      sourceDisplayName: 'The bot',
    });
    const incoming = await alice.client.next('call.incoming');
    expect(incoming.from.displayName).toBe('The bot');
    expect(app.got).toEqual([]);

    await alice.client.ask('call.accept', { callId: incoming.callId });
    const id = callConnectionProperties.callConnectionId!;
    expect(await app.next('CallConnected')).toMatchObject({
      callConnectionId: id,
      operationContext: 'greeting',
      serverCallId: callConnectionProperties.serverCallId,
      correlationId: callConnectionProperties.correlationId,
    });
    const updated = await app.next('ParticipantsUpdated');
    expect(updated.sequenceNumber).toBe(1);
    expect(updated.participants?.map(({ identifier }) => identifier)).toEqual([
      callConnectionProperties.source,
      user(alice.id),
    ]);
    expect((await callConnection.getCallConnectionProperties()).callConnectionState).toBe(
      'connected',
    );

    await alice.client.ask('call.update', { callId: incoming.callId, muted: true });
    const muted = await app.next(
      'ParticipantsUpdated',
      ({ sequenceNumber }) => sequenceNumber === 2,
    );
    expect(muted.participants?.map(({ isMuted }) => isMuted)).toEqual([false, true]);

    await alice.client.ask('call.hangUp', { callId: incoming.callId });
    expect((await app.next('CallDisconnected')).resultInformation).toMatchObject({
      code: 200,
      subCode: 5002,
    });
    const kinds = app.kindsOf(id);
    expect(kinds).toEqual([
      'CallConnected',
      'ParticipantsUpdated',
      'ParticipantsUpdated',
      'CallDisconnected',
    ]);
    await until('what was told is in the timeline of the call', async () => {
      const { body } = await control(running.plane, 'GET', `/calls/traces/${incoming.callId}`);
      const { entries } = body as { entries: { area: string; event: string; outcome: string }[] };
      const told = entries.filter(({ area }) => area === 'callback');
      expect(told.every(({ outcome }) => outcome === 'delivered')).toBe(true);
      return told.map(({ event }) => event).join() === kinds.join();
    });
    await expect(callConnection.getCallConnectionProperties()).rejects.toEqual(
      refused(404, '8522'),
    );
  });

  test('has callbacks that the SDK reads and the published keys verify', async () => {
    const alice = await callee();
    const { callConnection, callConnectionProperties } = await call(alice.id);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.accept', { callId });
    await app.next('CallConnected');
    const [callback] = app.got;
    const { payload } = await verified(running.plane, callback!);
    expect(payload.exp! - payload.iat!).toBe(300);
    const source = `calling/callConnections/${callConnectionProperties.callConnectionId}`;
    expect(callback!.cloudEvent).toMatchObject({
      ...{ source, subject: source, specversion: '1.0', datacontenttype: 'application/json' },
      type: 'Microsoft.Communication.CallConnected',
      time: expect.stringMatching(/\+00:00$/),
    });
    await callConnection.hangUp(false);
    await app.next('CallDisconnected');
    expect(new Set(app.got.map(({ token }) => token)).size).toBe(app.got.length);
  });

  test.each([
    ['leaves', false],
    ['ends for everybody', true],
  ])('can be one that it %s', async (_what, isForEveryone) => {
    const alice = await callee();
    const { callConnection } = await call(alice.id);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.accept', { callId });
    await app.next('CallConnected');
    await callConnection.hangUp(isForEveryone);
    await alice.client.next('call.ended');
    expect((await app.next('CallDisconnected')).resultInformation).toMatchObject({
      code: 200,
      subCode: 7000,
    });
    await expect(callConnection.hangUp(true)).rejects.toEqual(refused(404, '8522'));
    expect((await callsOf(running.plane)).calls).toEqual([]);
  });

  test('ends with a word when it is declined, and another when nobody can be reached', async () => {
    const alice = await callee();
    const declined = await call(alice.id);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.reject', { callId });
    const { callConnectionId: id } = declined.callConnectionProperties;
    expect(
      await app.next('CallDisconnected', (event) => event.callConnectionId === id),
    ).toMatchObject({ resultInformation: { code: 603 } });

    const { user: nobody } = await identityClient(running.plane).createUserAndToken(['voip']);
    await call(nobody.communicationUserId);
    expect((await app.next('CreateCallFailed')).resultInformation).toMatchObject({
      code: 480,
      subCode: 8541,
    });
  });

  test('is given up when nobody answers in time', async () => {
    const alice = await callee();
    await call(alice.id);
    await alice.client.next('call.incoming');
    await clock.advance(120_000);
    expect((await app.next('CreateCallFailed')).resultInformation).toMatchObject({ code: 408 });
    await alice.client.next('call.incomingEnded');
  });

  test('can be made as an identity of the resource, and as no other', async () => {
    const [alice, bot] = [await callee(), await person(running.plane, ['voip'])];
    const as = (id: string) =>
      automationClient(running.plane, user(id)).createCall(
        { targetParticipant: user(alice.id) },
        app.url,
      );
    const { callConnectionProperties } = await as(bot.id);
    expect(callConnectionProperties.source).toEqual(user(bot.id));
    expect((await alice.client.next('call.incoming')).from.user).toBe(bot.id);
    await expect(
      as(`${bot.id.split('_')[0]}_00000000-0000-0000-0000-000000000000`),
    ).rejects.toEqual(refused(403, '7507'));
  });

  test('rings several, of whom one that answers connects it', async () => {
    const [alice, bob] = [await callee(), await callers.caller(running.plane, 'Bob')];
    const { callConnectionProperties } = await automationClient(running.plane).createGroupCall(
      [user(alice.id), user(bob.id)],
      app.url,
    );
    expect(callConnectionProperties.targetParticipants).toHaveLength(2);
    const { callId } = await bob.client.next('call.incoming');
    await bob.client.ask('call.accept', { callId });
    await app.next('CallConnected');
    await alice.client.ask('call.accept', { callId });
    const whole = await app.next(
      'ParticipantsUpdated',
      (event) => event.participants?.length === 3,
    );
    expect(whole.sequenceNumber).toBe(2);
  });
});

describe('what an application asks for', () => {
  test('is refused when it has the wrong callback, target or number', async () => {
    const client = automationClient(running.plane);
    const alice = { targetParticipant: user((await callee()).id) };
    for (const uri of ['http://10.0.0.1/x', 'https://169.254.169.254/', 'ftp://localhost', 'x']) {
      await expect(client.createCall(alice, uri)).rejects.toEqual(refused(400, '8523'));
    }
    const phone = { phoneNumber: '+14255550123' };
    const called = client.createCall({ targetParticipant: phone }, app.url);
    await expect(called).rejects.toMatchObject({
      statusCode: 400,
      message: 'A phone number is called from a number.',
    });
    const bot = { targetParticipant: { teamsAppId: 'x', cloud: 'public' as const } };
    await expect(client.createCall(bot, app.url)).rejects.toEqual(refused(400, '8523'));
  });

  test('is done once, however often it is repeated', async () => {
    const alice = await callee();
    const path = '/calling/callConnections?api-version=2026-03-12';
    const { http } = running.plane;
    const targets = [{ rawId: alice.id, communicationUser: { id: alice.id } }];
    const body = { targets, callbackUri: app.url };
    const headers = {
      'repeatability-request-id': crypto.randomUUID(),
      'repeatability-first-sent': new Date().toUTCString(),
    };
    const ask = (asked: object) => signedRequest(http, 'POST', path, asked, headers);
    const first = await ask(body);
    const again = await ask(body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await callsOf(running.plane)).calls).toHaveLength(1);
    expect((await ask({ ...body, operationContext: 'other' })).status).toBe(400);
    expect((await callsOf(running.plane)).calls).toHaveLength(1);
  });

  test('is refused to strangers, another key and people', async () => {
    const { http } = running.plane;
    const alice = await callee();
    const { callConnection, callConnectionProperties } = await call(alice.id);
    const id = callConnectionProperties.callConnectionId!;
    const path = `${http}/calling/callConnections/${id}?api-version=2026-03-12`;
    const bearer = { authorization: `Bearer ${alice.token}` };
    expect((await raw(path)).status).toBe(401);
    expect((await raw(path, { headers: bearer })).status).toBe(401);
    expect((await raw(path, { method: 'DELETE', headers: bearer })).status).toBe(401);
    const other = Buffer.from('another key of another resource').toString('base64');
    const connectionString = `endpoint=${http}/;accesskey=${other}`;
    const stranger = automationClient({ connectionString }).getCallConnection(id);
    await expect(stranger.getCallConnectionProperties()).rejects.toMatchObject({ statusCode: 401 });
    await expect(stranger.hangUp(true)).rejects.toMatchObject({ statusCode: 401 });
    expect((await callConnection.getCallConnectionProperties()).callConnectionState).toBe(
      'connecting',
    );
  });
});

describe('an exported state', () => {
  test('holds what waits, which is sent once it is imported, and what is told afterwards', async () => {
    const alice = await callee();
    app.answer(500);
    const { callConnectionProperties } = await call(alice.id);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.reject', { callId });
    await until('an attempt', () => app.requests === 1);
    const path = join(running.folder, 'exported');
    expect((await control(running.plane, 'POST', '/export', { path })).status).toBe(200);
    expect((await control(running.plane, 'POST', '/reset')).status).toBe(200);
    app.answer(200);
    expect((await control(running.plane, 'POST', '/import', { path })).status).toBe(200);
    await clock.advance(60_000);
    const { callConnectionId: former } = callConnectionProperties;
    await app.next('CallDisconnected', (event) => event.callConnectionId === former);

    const bob = await callers.caller(running.plane, 'Bob');
    await call(bob.id);
    const next = await bob.client.next('call.incoming');
    await bob.client.ask('call.accept', { callId: next.callId });
    const connected = await app.next('CallConnected');
    await verified(running.plane, app.got.at(-1)!);
    expect(connected.callConnectionId).not.toBe(former);
  });
});

describe('callbacks', () => {
  test('are sent again while they fail, in order, and nothing overtakes them', async () => {
    const alice = await callee();
    app.answer(500);
    const { callConnectionProperties } = await call(alice.id);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.accept', { callId });
    await until('an attempt', () => app.requests === 1);
    await alice.client.ask('call.hangUp', { callId });
    app.answer(200);
    await clock.advance(1_000);
    await app.next('CallDisconnected');
    expect(app.kindsOf(callConnectionProperties.callConnectionId!)).toEqual([
      'CallConnected',
      'ParticipantsUpdated',
      'CallDisconnected',
    ]);
  });

  test('are given up after six attempts each, follow no redirect, and log no address', async () => {
    const alice = await callee();
    const elsewhere = await application();
    app.answer(307, { location: elsewhere.url });
    await call(alice.id);
    const { callId } = await alice.client.next('call.incoming');
    await alice.client.ask('call.reject', { callId });
    const waits = [1_000, 2_000, 5_000, 10_000, 30_000];
    for (const [at, wait] of waits.entries()) {
      await until(`attempt ${at + 1}`, () => app.requests === at + 1);
      await until('it is due again', async () => {
        await clock.advance(wait);
        return app.requests > at + 1;
      });
    }
    const gaveUp = () => running.log.some((line) => line.includes('did not take what it was told'));
    await until('it is given up', gaveUp);
    expect(app.requests).toBe(6);
    expect(elsewhere.requests).toBe(0);
    expect(running.log.join('\n')).not.toContain('very-secret');
    await elsewhere[Symbol.asyncDispose]();
  });
});
