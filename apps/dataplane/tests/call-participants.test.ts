import { randomUUID } from 'node:crypto';
import type { CallConnection } from '@azure/communication-call-automation';
import { VirtualClock } from '@switchboard/kernel/testing';
import { Callers, callsOf, fakeEngines, joinGroup, joinRoom, makeRoom } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { refused, start } from './_harness.ts';
import type { Running } from './_harness.ts';

const clock = new VirtualClock(Date.now());
let running: Running;
let callers: Callers;
let app: Application;
let alice: Caller;
let bob: Caller;
/** The application is in a call with Alice. */
let connection: CallConnection;
let callId: string;

beforeAll(async () => {
  running = await start({}, { services: [fakeEngines().media], clock });
});
beforeEach(async () => {
  callers = new Callers();
  app = await application();
  alice = await callers.caller(running.plane, 'Alice');
  bob = await callers.caller(running.plane, 'Bob');
  const target = { targetParticipant: user(alice) };
  const { callConnection } = await automationClient(running.plane).createCall(target, app.url);
  connection = callConnection;
  ({ callId } = await alice.client.next('call.incoming'));
  await alice.client.ask('call.accept', { callId });
  await app.next('CallConnected');
});
afterEach(async () => {
  await callers[Symbol.asyncDispose]();
  await app[Symbol.asyncDispose]();
});
afterAll(() => running[Symbol.asyncDispose]());

const user = ({ id }: { readonly id: string }) => ({ communicationUserId: id });
const add = (whom: Caller, options = {}) =>
  connection.addParticipant({ targetParticipant: user(whom) }, options);

async function bobComesIn(): Promise<void> {
  await add(bob);
  await bob.client.next('call.incoming');
  await bob.client.ask('call.accept', { callId });
  await app.next('AddParticipantSucceeded');
}

describe('somebody who is added', () => {
  test('comes in when they answer, with what was sent along', async () => {
    const other = await application();
    const options = { operationContext: 'help', operationCallbackUrl: other.url };
    const customCallingContext = [{ kind: 'voip' as const, key: 'topic', value: 'an order' }];
    const { invitationId, participant, operationContext } = await connection.addParticipant(
      { targetParticipant: user(bob), sourceDisplayName: 'The shop', customCallingContext },
      options,
    );
    expect([participant?.identifier, operationContext]).toEqual([user(bob), 'help']);
    expect(await bob.client.next('call.incoming')).toMatchObject({
      from: { displayName: 'The shop' },
      context: { topic: 'an order' },
    });
    await bob.client.ask('call.accept', { callId });
    expect(await other.next('AddParticipantSucceeded')).toMatchObject({
      ...{ invitationId, participant: user(bob), operationContext: 'help' },
      resultInformation: { code: 200, subCode: 0 },
    });
    const { participants } = await app.next(
      'ParticipantsUpdated',
      (event) => event.sequenceNumber === 2,
    );
    expect(participants).toHaveLength(3);
    await other[Symbol.asyncDispose]();
  });

  test('may decline, be away, or not answer in the time there is', async () => {
    await add(bob);
    await bob.client.next('call.incoming');
    await bob.client.ask('call.reject', { callId });
    expect((await app.next('AddParticipantFailed')).resultInformation).toMatchObject({
      code: 603,
      subCode: 8538,
    });
    await bob.client.leave();
    await add(bob);
    await app.next('AddParticipantFailed', (event) => event.resultInformation?.subCode === 8541);
    const carla = await callers.caller(running.plane, 'Carla');
    await add(carla, { invitationTimeoutInSeconds: 20 });
    await carla.client.next('call.incoming');
    await clock.advance(19_999);
    expect(
      app.got.some(
        ({ event }) =>
          event.kind === 'AddParticipantFailed' && event.resultInformation?.subCode === 8587,
      ),
    ).toBe(false);
    await clock.advance(1);
    await app.next('AddParticipantFailed', (event) => event.resultInformation?.subCode === 8587);
    expect((await connection.getCallConnectionProperties()).callConnectionState).toBe('connected');
  });

  test('is not rung any more once it is cancelled', async () => {
    const { invitationId } = await add(bob);
    await bob.client.next('call.incoming');
    const answer = await connection.cancelAddParticipantOperation(invitationId!);
    expect(answer.invitationId).toBe(invitationId);
    await bob.client.next('call.incomingEnded');
    expect(await app.next('CancelAddParticipantSucceeded')).toMatchObject({ invitationId });
    await connection.cancelAddParticipantOperation(invitationId!);
    expect(await app.next('CancelAddParticipantFailed')).toMatchObject({ invitationId });
    expect(app.got.some(({ event }) => event.kind === 'AddParticipantFailed')).toBe(false);
  });

  test('is not added twice', async () => {
    await bobComesIn();
    await expect(add(bob)).rejects.toEqual(refused(409, '8519'));
    await expect(add(alice)).rejects.toEqual(refused(409, '8519'));
  });
});

describe('who is in a call', () => {
  test('is listed, found, muted and taken out', async () => {
    await bobComesIn();
    const { source } = await connection.getCallConnectionProperties();
    const { values } = await connection.listParticipants();
    expect(values?.map(({ identifier }) => identifier)).toEqual([source, user(alice), user(bob)]);

    await connection.muteParticipant(user(bob));
    await bob.client.next('call.mutedByOthers');
    expect(await connection.getParticipant(user(bob))).toMatchObject({
      isMuted: true,
      isOnHold: false,
    });
    await bob.client.ask('call.hold', { callId, on: true });
    expect(await connection.getParticipant(user(bob))).toMatchObject({ isOnHold: true });

    await connection.removeParticipant(user(bob), { operationContext: 'out' });
    expect(await bob.client.next('call.ended')).toMatchObject({ reason: { subCode: 5300 } });
    expect(await app.next('RemoveParticipantSucceeded')).toMatchObject({
      participant: user(bob),
      operationContext: 'out',
    });
    await expect(connection.getParticipant(user(bob))).rejects.toEqual(refused(404, '8522'));
    await expect(connection.muteParticipant(user(bob))).rejects.toEqual(refused(404, '8522'));
    await connection.removeParticipant(user(bob));
    expect((await app.next('RemoveParticipantFailed')).participant).toEqual(user(bob));
  });

  test('is told of before the end when the last one is taken out', async () => {
    await connection.removeParticipant(user(alice));
    await app.next('CallDisconnected');
    const kinds = app.got.map(({ event }) => event.kind);
    expect(kinds.slice(-2)).toEqual(['RemoveParticipantSucceeded', 'CallDisconnected']);
  });

  test('may be somebody of a group call, and the application leaves them there', async () => {
    const groupId = randomUUID();
    const client = automationClient(running.plane);
    const locator = { id: groupId, kind: 'groupCallLocator' as const };
    await expect(client.connectCall(locator, app.url)).rejects.toEqual(refused(404, '8522'));
    const group = await joinGroup(bob, groupId);
    const { callConnection, callConnectionProperties } = await client.connectCall(locator, app.url);
    const id = callConnectionProperties.callConnectionId;
    await app.next('CallConnected', (event) => event.callConnectionId === id);
    await bob.client.next('call.changed', ({ callId: changed }) => changed === group.id);
    await callConnection.hangUp(false);
    await app.next('CallDisconnected', (event) => event.callConnectionId === id);
    const { calls } = await callsOf(running.plane);
    expect(calls.find((one) => one.id === group.id)?.participants).toHaveLength(1);
  });

  test('may be somebody in a room, to which the application was not invited', async () => {
    const roomId = await makeRoom(running.plane, { [bob.id]: 'Attendee' });
    const client = automationClient(running.plane);
    const locator = { id: roomId, kind: 'roomCallLocator' as const };
    const room = await joinRoom(bob, roomId);
    const { callConnection, callConnectionProperties } = await client.connectCall(locator, app.url);
    const id = callConnectionProperties.callConnectionId;
    await app.next('CallConnected', (event) => event.callConnectionId === id);
    await callConnection.muteParticipant(user(bob));
    await bob.client.next('call.mutedByOthers', (event) => event.callId === room.id);
    await callConnection.hangUp(true);
    await bob.client.next('call.ended', (event) => event.callId === room.id);
  });

  test('may be somebody of a call that is known by its server call id', async () => {
    const { serverCallId } = await connection.getCallConnectionProperties();
    const client = automationClient(running.plane);
    const locator = { id: serverCallId!, kind: 'serverCallLocator' as const };
    // As the same user: the new connection has the call, and the former one has left it.
    const { callConnectionProperties } = await client.connectCall(locator, app.url);
    const id = callConnectionProperties.callConnectionId;
    await app.next('CallConnected', (event) => event.callConnectionId === id);
    await app.next('CallDisconnected', (event) => event.callConnectionId !== id);
    const asPagesSay = { id: btoa(callId), kind: 'serverCallLocator' as const };
    await client.connectCall(asPagesSay, app.url);
    const nonsense = { id: 'bm9uc2Vuc2U', kind: 'serverCallLocator' as const };
    await expect(client.connectCall(nonsense, app.url)).rejects.toEqual(refused(404, '8522'));
  });
});

describe('people of another call', () => {
  /** The application is in another call, with Bob. */
  async function another() {
    const target = { targetParticipant: user(bob) };
    const made = await automationClient(running.plane).createCall(target, app.url);
    const { callId: other } = await bob.client.next('call.incoming');
    await bob.client.ask('call.accept', { callId: other });
    const id = made.callConnectionProperties.callConnectionId!;
    await app.next('CallConnected', (event) => event.callConnectionId === id);
    return { id, callId: other, ...made };
  }

  test('are moved here, and their call is over for who stays', async () => {
    const other = await another();
    const options = { operationContext: 'together' };
    await connection.moveParticipants([user(bob)], other.id, options);
    expect(await bob.client.next('call.moved')).toMatchObject({
      callId: other.callId,
      call: { id: callId, participants: { length: 3 } },
    });
    await bob.client.next('media.session', (event) => event.callId === callId);
    expect(await app.next('MoveParticipantSucceeded')).toMatchObject({
      ...{ participant: user(bob), fromCall: other.id, operationContext: 'together' },
    });
    await app.next('CallDisconnected', (event) => event.callConnectionId === other.id);
    expect(bob.client.events.some(({ type }) => type === 'call.ended')).toBe(false);
    await bob.client.ask('call.hangUp', { callId });
    await alice.client.next('call.changed', ({ participants }) =>
      Boolean(participants?.some((one) => one.user === bob.id && one.state === 'ended')),
    );
  });

  test('stay where they are when somebody of them is not there', async () => {
    const other = await another();
    const both = connection.moveParticipants([user(bob), user(alice)], other.id);
    await expect(both).rejects.toEqual(refused(409, '8519'));
    const carla = await callers.caller(running.plane, 'Carla');
    const stranger = connection.moveParticipants([user(bob), user(carla)], other.id);
    await expect(stranger).rejects.toEqual(refused(404, '8522'));
    const { values } = await other.callConnection.listParticipants();
    expect(values).toHaveLength(2);
    const nowhere = connection.moveParticipants([user(bob)], randomUUID());
    await expect(nowhere).rejects.toEqual(refused(404, '8522'));
  });
});

describe('a transfer', () => {
  const transfer = (to: Caller, options = {}) =>
    connection.transferCallToParticipant(user(to), options);

  test('gives the call to somebody else once they have answered', async () => {
    await transfer(bob, { operationContext: 'sales' });
    expect((await connection.getCallConnectionProperties()).callConnectionState).toBe(
      'transferring',
    );
    await bob.client.next('call.incoming');
    await bob.client.ask('call.accept', { callId });
    expect(await app.next('CallTransferAccepted')).toMatchObject({ operationContext: 'sales' });
    const accepted = app.got.find(({ event }) => event.kind === 'CallTransferAccepted');
    expect(accepted?.cloudEvent['data']).toMatchObject({
      transferTarget: { rawId: bob.id },
      transferee: { rawId: alice.id },
    });
    await app.next('CallDisconnected');
    expect(app.got.map(({ event }) => event.kind).slice(-2)).toEqual([
      'CallTransferAccepted',
      'CallDisconnected',
    ]);
    const { calls } = await callsOf(running.plane);
    const [call] = calls.filter(({ id }) => id === callId);
    expect(call?.participants.map((one) => one.user)).toEqual([alice.id, bob.id]);
  });

  test('leaves the call as it was when it fails', async () => {
    await transfer(bob);
    await bob.client.next('call.incoming');
    await bob.client.ask('call.reject', { callId });
    expect((await app.next('CallTransferFailed')).resultInformation).toMatchObject({ code: 603 });
    expect((await connection.getCallConnectionProperties()).callConnectionState).toBe('connected');
  });

  test('is one at a time, of a call with one other participant', async () => {
    await transfer(bob);
    const carla = await callers.caller(running.plane, 'Carla');
    await expect(transfer(carla)).rejects.toEqual(refused(409, '8607'));
    await bob.client.next('call.incoming');
    await bob.client.ask('call.reject', { callId });
    await app.next('CallTransferFailed');
    await expect(transfer(carla, { transferee: user(bob) })).rejects.toEqual(refused(400, '8523'));
    await bobComesInAgain();
    await expect(transfer(carla)).rejects.toEqual(refused(400, '8523'));
  });

  async function bobComesInAgain(): Promise<void> {
    await add(bob);
    const count = () => bob.client.events.filter(({ type }) => type === 'call.incoming').length;
    await bob.client.until(() => count() === 2);
    await bob.client.ask('call.accept', { callId });
    await app.next('AddParticipantSucceeded');
  }
});
