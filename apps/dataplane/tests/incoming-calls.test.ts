import { VirtualClock } from '@switchboard/kernel/testing';
import { SignJWT, UnsecuredJWT } from 'jose';
import { Callers, callsOf, fakeEngines } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { person, refused } from './_harness.ts';
import type { Person } from './_harness.ts';
import { StreamServer } from './_stream-server.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';

const clock = new VirtualClock(Date.now());
let running: WithEvents;
let callers: Callers;
let app: Application;
let listener: Subscriber;
let alice: Caller;
let bob: Person;

beforeAll(async () => {
  running = await startWithEvents({}, { services: [fakeEngines().media], clock });
  listener = await subscriber();
  const filter = { includedEventTypes: ['IncomingCall'] };
  await running.subscribe('incoming', listener.url, { filter });
});
beforeEach(async () => {
  callers = new Callers();
  app = await application();
  alice = await callers.caller(running.plane, 'Alice');
  bob = await person(running.plane, ['voip']);
});
afterEach(async () => {
  await callers[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await listener[Symbol.asyncDispose]();
});

interface Incoming {
  readonly to: { readonly rawId: string };
  readonly from: { readonly rawId: string };
  readonly incomingCallContext: string;
  readonly serverCallId: string;
  readonly correlationId: string;
}

const client = () => automationClient(running.plane);
const notThere = refused(404, '8522');

/** Alice calls somebody, and the application is told. */
async function ring(whom: { readonly id: string } = bob) {
  const { id: callId } = await alice.client.start(whom.id);
  return { callId, incoming: await announced(whom.id) };
}

async function announced(to: string): Promise<Incoming & { context: string }> {
  const find = () =>
    listener.notified
      .map(({ text }) => (JSON.parse(text) as { data: Incoming }[])[0]!.data)
      .findLast((data) => data.to.rawId === to);
  const before = listener.notified.length;
  if (!find()) await listener.until(before + 1);
  const data = find() ?? (await announced(to));
  return { ...data, context: data.incomingCallContext };
}

const endOf = async (callId: string) =>
  (await alice.client.next('call.ended', (event) => event.callId === callId)).reason;

describe('a call to somebody of the resource', () => {
  test('is announced with all that an application needs to know', async () => {
    const { callId, incoming } = await ring();
    expect(incoming).toMatchObject({
      to: { kind: 'communicationUser', rawId: bob.id, communicationUser: { id: bob.id } },
      from: { kind: 'communicationUser', rawId: alice.id },
      callerDisplayName: 'Alice',
      customContext: { sipHeaders: {}, voipHeaders: {} },
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const got = JSON.parse(listener.notified.at(-1)!.text) as unknown[];
    expect(got).toMatchObject([
      {
        eventType: 'Microsoft.Communication.IncomingCall',
        subject: `/caller/${alice.id}/recipient/${bob.id}`,
      },
    ]);
    // Nobody is at a page, and it rings all the same.
    expect((await callsOf(running.plane)).calls).toMatchObject([{ id: callId }]);
  });

  test('rings until time is over', async () => {
    const { callId, incoming } = await ring();
    await clock.advance(120_000);
    expect(await endOf(callId)).toEqual({ code: 487, subCode: 10004 });
    await expect(client().answerCall(incoming.context, app.url)).rejects.toEqual(notThere);
  });

  test('is answered by an application', async () => {
    const { callId, incoming } = await ring();
    const { callConnectionProperties } = await client().answerCall(incoming.context, app.url, {
      operationContext: 'hello',
    });
    expect(callConnectionProperties).toMatchObject({
      callConnectionState: 'connecting',
      serverCallId: incoming.serverCallId,
      correlationId: incoming.correlationId,
      source: { communicationUserId: alice.id },
      answeredby: { communicationUserId: bob.id },
    });
    expect(await app.next('CallConnected')).toMatchObject({ operationContext: 'hello' });
    const { participants } = await app.next('ParticipantsUpdated');
    expect(participants?.map(({ identifier }) => identifier)).toEqual([
      { communicationUserId: alice.id },
      { communicationUserId: bob.id },
    ]);
    // It has no page to talk straight to.
    await alice.client.next('media.session', ({ mode }) => mode === 'engine');
    await alice.client.ask('call.hangUp', { callId });
    await app.next('CallDisconnected');
  });

  test('is answered by an application that hears it as it goes on', async () => {
    await using server = await StreamServer.open();
    const { incoming, callId } = await ring();
    await client().answerCall(incoming.context, app.url, {
      mediaStreamingOptions: {
        ...{ transportType: 'websocket', transportUrl: server.url, audioChannelType: 'mixed' },
        startMediaStreaming: true,
      },
    });
    await (await server.connection(0)).next('AudioData');
    await app.next('MediaStreamingStarted');
    await alice.client.ask('call.hangUp', { callId });
    await app.next('CallDisconnected');
  });

  test('is announced to nobody who did not subscribe, and then reaches nobody', async () => {
    await running.ask('DELETE', '/events/subscriptions/incoming');
    const { id: callId } = await alice.client.start(bob.id);
    expect(await endOf(callId)).toEqual({ code: 480, subCode: 10037 });
    const filter = { includedEventTypes: ['IncomingCall'] };
    await running.subscribe('incoming', listener.url, { filter });
  });
});

test('a call to somebody whom there is not rings nowhere', async () => {
  const nobody = bob.id.replace(/.{12}$/, '000000000000');
  const { id: callId } = await alice.client.start(nobody);
  expect(await endOf(callId)).toEqual({ code: 480, subCode: 10037 });
});

describe('the pages of whom it rings for', () => {
  test('ring, too, and stop when an application has answered', async () => {
    const page = await callers.device(running.plane, bob.token, 'Bob');
    const { incoming } = await ring();
    await page.next('call.incoming');
    await client().answerCall(incoming.context, app.url);
    expect(await page.next('call.incomingEnded')).toMatchObject({ reason: { subCode: 10003 } });
  });

  test('have the call when they were first, peer to peer', async () => {
    const page = await callers.device(running.plane, bob.token, 'Bob');
    const { callId, incoming } = await ring();
    await page.next('call.incoming');
    await page.ask('call.accept', { callId });
    expect(await page.next('media.session')).toMatchObject({ mode: 'peer', generation: 1 });
    await expect(client().answerCall(incoming.context, app.url)).rejects.toEqual(notThere);
    expect(app.got).toEqual([]);
  });

  test('decline for the application as well', async () => {
    const page = await callers.device(running.plane, bob.token, 'Bob');
    const { callId, incoming } = await ring();
    await page.next('call.incoming');
    await page.ask('call.reject', { callId });
    expect(await endOf(callId)).toEqual({ code: 603, subCode: 0 });
    await expect(client().rejectCall(incoming.context)).rejects.toEqual(notThere);
  });
});

describe('an application', () => {
  test.each([
    ['none', { code: 603 }],
    ['busy', { code: 486 }],
    ['forbidden', { code: 403 }],
  ])('rejects for the reason %s', async (callRejectReason, reason) => {
    const { callId, incoming } = await ring();
    await client().rejectCall(incoming.context, { callRejectReason });
    expect(await endOf(callId)).toMatchObject(reason);
  });

  test('redirects to somebody else, who hears who calls', async () => {
    const carla = await callers.caller(running.plane, 'Carla');
    const { callId, incoming } = await ring();
    const target = { communicationUserId: carla.id };
    await client().redirectCall(incoming.context, { targetParticipant: target });
    expect(await carla.client.next('call.incoming')).toMatchObject({
      from: { user: alice.id, displayName: 'Alice' },
    });
    await carla.client.ask('call.accept', { callId });
    await alice.client.next('call.changed', ({ participants }) =>
      Boolean(participants?.some(({ user, state }) => user === carla.id && state === 'connected')),
    );
  });

  test('uses a context once', async () => {
    const { incoming } = await ring();
    const answer = () => client().answerCall(incoming.context, app.url);
    const answers = await Promise.allSettled([answer(), answer(), answer()]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(answer()).rejects.toEqual(notThere);
    await expect(client().rejectCall(incoming.context)).rejects.toEqual(notThere);
    const target = { targetParticipant: { communicationUserId: alice.id } };
    await expect(client().redirectCall(incoming.context, target)).rejects.toEqual(notThere);
  });

  test('has another context when the call comes back to whom it was redirected from', async () => {
    const { callId, incoming } = await ring();
    const target = { targetParticipant: { communicationUserId: bob.id } };
    await client().redirectCall(incoming.context, target);
    await listener.until(listener.notified.length + 1);
    await expect(client().answerCall(incoming.context, app.url)).rejects.toEqual(notThere);
    const again = await announced(bob.id);
    expect(again.context).not.toBe(incoming.context);
    await client().answerCall(again.context, app.url);
    await app.next('CallConnected');
    await alice.client.ask('call.hangUp', { callId });
  });

  test('cannot answer what the caller has given up', async () => {
    const { callId, incoming } = await ring();
    await alice.client.ask('call.hangUp', { callId });
    await expect(client().answerCall(incoming.context, app.url)).rejects.toEqual(notThere);
  });

  test('cannot make a context of its own', async () => {
    const { incoming } = await ring();
    const [, claims = ''] = incoming.context.split('.');
    const payload = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
      string,
      string
    >;
    const unsigned = new UnsecuredJWT(payload).encode();
    const { privateKey } = await crypto.subtle.generateKey(
      {
        ...{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048 },
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      true,
      ['sign', 'verify'],
    );
    const header = { alg: 'RS256', kid: 'mine' };
    const own = await new SignJWT(payload).setProtectedHeader(header).sign(privateKey);
    for (const context of [unsigned, own, 'x', `${incoming.context}x`]) {
      await expect(client().answerCall(context, app.url)).rejects.toEqual(notThere);
    }
    await client().rejectCall(incoming.context);
  });

  test('answers as itself, and can call whom it answered for', async () => {
    const bot = await person(running.plane, ['voip']);
    const { callId, incoming } = await ring();
    const answered = await automationClient(running.plane, {
      communicationUserId: bot.id,
    }).answerCall(incoming.context, app.url);
    await app.next('CallConnected');
    const page = await callers.device(running.plane, bob.token, 'Bob');
    await answered.callConnection.addParticipant({
      targetParticipant: { communicationUserId: bob.id },
    });
    await page.next('call.incoming');
    await page.ask('call.accept', { callId });
    await app.next('AddParticipantSucceeded');
    const { values } = await answered.callConnection.listParticipants();
    expect(values?.map(({ identifier }) => identifier)).toEqual([
      { communicationUserId: alice.id },
      { communicationUserId: bot.id },
      { communicationUserId: bob.id },
    ]);
  });
});
