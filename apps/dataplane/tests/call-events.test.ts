import { randomUUID } from 'node:crypto';
import { EventGridDeserializer, isSystemEvent } from '@azure/eventgrid';
import { Callers, fakeEngines, joinGroup, joinRoom, makeRoom } from './_callers.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { until } from './_until.ts';

let running: WithEvents;
let callers: Callers;
let listener: Subscriber;

beforeAll(async () => {
  running = await startWithEvents({}, { services: [fakeEngines().media] });
});
beforeEach(async () => {
  callers = new Callers();
  listener = await subscriber();
  await running.subscribe('calls', listener.url);
});
afterEach(async () => {
  await callers[Symbol.asyncDispose]();
  await running.ask('DELETE', '/events/subscriptions/calls');
  await listener[Symbol.asyncDispose]();
});
afterAll(() => running[Symbol.asyncDispose]());

const caller = (name: string) => callers.caller(running.plane, name);

interface Heard {
  readonly eventType: string;
  readonly subject: string;
  readonly data: Record<string, unknown>;
}

/** Waits for so many events of calls, and gives them in the order of what happened. */
async function heard(count: number): Promise<Heard[]> {
  const all = (): Heard[] => listener.notified.flatMap(({ text }) => JSON.parse(text) as Heard[]);
  const ofCalls = () =>
    all().filter(({ eventType }) => eventType !== 'Microsoft.Communication.IncomingCall');
  await until(`${count} events of calls`, () => ofCalls().length >= count);
  return ofCalls();
}

const typesOf = (events: readonly Heard[]) =>
  events.map(({ eventType }) => eventType.replace('Microsoft.Communication.', '')).sort();

test('a call is told of from its beginning to its end', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const { id: callId } = await alice.client.start(bob.id);
  await bob.client.next('call.incoming');
  await bob.client.ask('call.accept', { callId });
  await bob.client.ask('call.hangUp', { callId });
  const events = await heard(6);
  expect(typesOf(events)).toEqual([
    'CallEnded',
    'CallParticipantAdded',
    'CallParticipantAdded',
    'CallParticipantRemoved',
    'CallParticipantRemoved',
    'CallStarted',
  ]);
  const started = events.find(({ eventType }) => eventType.endsWith('CallStarted'))!;
  const { serverCallId, correlationId } = started.data;
  expect(started).toMatchObject({
    subject: `call/${String(serverCallId)}/startedBy/${alice.id}`,
    data: {
      startedBy: { communicationIdentifier: { rawId: alice.id }, role: 'Presenter' },
      isTwoParty: true,
      isRoomsCall: false,
    },
  });
  expect(new Set(events.map(({ data }) => data['correlationId']))).toEqual(
    new Set([correlationId]),
  );
  const ended = events.find(({ eventType }) => eventType.endsWith('CallEnded'))!;
  expect(ended.data).toMatchObject({
    endedBy: { type: 'Participant', communicationIdentifier: { rawId: bob.id } },
    reason: { code: 0, subCode: 0 },
    callDurationInSeconds: expect.any(Number),
  });
  const came = events.filter(({ eventType }) => eventType.endsWith('ParticipantAdded'));
  expect(came.map(({ data }) => data['displayName']).sort()).toEqual(['Alice', 'Bob']);
});

test('the SDK reads each of them', async () => {
  const alice = await caller('Alice');
  await joinGroup(alice, randomUUID());
  await alice.client.leave();
  await heard(4);
  for (const { text } of listener.notified) {
    const [event] = await new EventGridDeserializer().deserializeEventGridEvents(text);
    expect(isSystemEvent(event!.eventType as never, event!)).toBe(true);
    expect(event!.data).toMatchObject({ serverCallId: expect.any(String) });
  }
});

test('a call that nobody answers begins and ends, and nobody comes or goes', async () => {
  const [alice, bob] = [await caller('Alice'), await caller('Bob')];
  const { id: callId } = await alice.client.start(bob.id);
  await bob.client.next('call.incoming');
  await bob.client.ask('call.reject', { callId });
  const events = await heard(2);
  expect(typesOf(events)).toEqual(['CallEnded', 'CallStarted']);
  expect(events.find(({ eventType }) => eventType.endsWith('CallEnded'))?.data).toMatchObject({
    endedBy: { communicationIdentifier: { rawId: bob.id } },
    reason: { code: 603 },
  });
});

test('calls of groups and rooms say of which, and in which role people are there', async () => {
  const alice = await caller('Alice');
  const groupId = randomUUID();
  await joinGroup(alice, groupId);
  const ofGroup = await heard(2);
  expect(ofGroup[0]?.data).toMatchObject({ group: { id: groupId }, isTwoParty: false });
  const bob = await caller('Bob');
  const roomId = await makeRoom(running.plane, { [bob.id]: 'Attendee' });
  await joinRoom(bob, roomId);
  const events = await heard(4);
  const came = events.find(
    ({ eventType, data }) => eventType.endsWith('ParticipantAdded') && data['isRoomsCall'],
  );
  expect(came?.data).toMatchObject({ room: { id: roomId }, user: { role: 'Attendee' } });
});
