import { endedEvent, incomingEvent, participantEvent, startWithCalls, userOf } from './_calls.ts';
import { phoneEvent, placedEndEvent } from './_calls.ts';
import { codeOf, OURS, textEvent, THEIRS } from './_telephony.ts';

const HOUR = 3_600_000;
/** It is three in the morning there. */
const ASLEEP = { name: 'Kai', number: THEIRS, timeZone: 'Asia/Tokyo' };
const team = { kind: 'in-turn', personIds: ['usr_ann', 'usr_bob'], seconds: 20 } as const;

test('a call that a colleague has placed is in the history once the phone has answered', async () => {
  await using started = await startWithCalls(undefined);
  await started.as('ann').contacts.create.mutate({ name: 'Kai', number: THEIRS });
  const nowMs = started.clock.now();
  await started.event(phoneEvent('ann', nowMs));
  const line = { direction: 'out', ours: null, theirs: THEIRS, contact: { name: 'Kai' } };
  expect(await started.history()).toMatchObject([
    { ...line, state: 'answered', outcome: null, colleague: { name: 'ann' } },
  ]);
  await started.event(placedEndEvent('ann', nowMs + 40_000));
  expect(await started.history()).toMatchObject([
    { ...line, state: 'ended', outcome: 'answered', seconds: 40 },
  ]);
});

test('a call that was offered here says from which number it went out', async () => {
  await using started = await startWithCalls(undefined);
  const offeredMs = started.clock.now();
  const offer = await started.as('ann').calls.dial.mutate({ theirs: THEIRS });
  expect(offer).toEqual({ ours: OURS, theirs: THEIRS });
  expect(await started.history()).toEqual([]);
  await started.event(phoneEvent('ann', offeredMs + 9_000));
  await started.event(placedEndEvent('ann', offeredMs + 20_000));
  expect(await started.history()).toMatchObject([
    { ours: OURS, at: new Date(offeredMs).toISOString(), outcome: 'answered', seconds: 11 },
  ]);
});

test('what was offered and not done is forgotten, and is nobody else’s call', async () => {
  await using started = await startWithCalls(undefined);
  for (const name of ['ann', 'ann', 'bob'])
    await started.as(name).calls.dial.mutate({ theirs: THEIRS });
  await started.event(phoneEvent('bob', started.clock.now()));
  expect(await started.history()).toMatchObject([{ ours: OURS, colleague: { name: 'bob' } }]);
  await started.clock.advance(6 * 60_000);
  await started.settle();
  expect(await started.database.client.phoneCall.count({ where: { state: 'offered' } })).toBe(0);
});

test.each([
  [486, 'busy'],
  [603, 'declined'],
  [487, 'no-answer'],
  [480, 'no-answer'],
  [404, 'failed'],
] as const)('a phone that ends it with %s was %s', async (code, outcome) => {
  await using started = await startWithCalls(undefined);
  await started.event(placedEndEvent('ann', started.clock.now(), code));
  expect(await started.history()).toMatchObject([
    { direction: 'out', outcome, theirs: THEIRS, colleague: { name: 'ann' }, seconds: null },
  ]);
});

test('the end may be told before the beginning', async () => {
  await using started = await startWithCalls(undefined);
  const nowMs = started.clock.now();
  await started.event(placedEndEvent('ann', nowMs + 30_000));
  expect(await started.history()).toEqual([]);
  await started.event(phoneEvent('ann', nowMs));
  expect(await started.history()).toMatchObject([{ outcome: 'answered', seconds: 30 }]);
});

test('a phone that was in a call has answered it, whatever its end has been taken for', async () => {
  await using started = await startWithCalls(undefined);
  const nowMs = started.clock.now();
  await started.event(placedEndEvent('ann', nowMs + 30_000, 410));
  await started.event(phoneEvent('ann', nowMs));
  expect(await started.history()).toMatchObject([{ outcome: 'answered', seconds: 30 }]);
});

test('ends of which nothing more is told are forgotten after a day', async () => {
  await using started = await startWithCalls(undefined);
  const count = () => started.database.client.endedCall.count();
  await started.event(placedEndEvent('ann', started.clock.now() - 25 * HOUR));
  expect(await count()).toBe(1);
  await started.clock.advance(60_000);
  await started.settle();
  expect(await count()).toBe(0);
});

test('calls of strangers, between people, and to numbers of ours are no calls to outside', async () => {
  await using started = await startWithCalls(undefined);
  const nowMs = started.clock.now();
  await started.event(phoneEvent('stranger', nowMs));
  await started.event(phoneEvent('ann', nowMs, OURS));
  await started.event(participantEvent('ann', nowMs));
  await started.event(endedEvent(nowMs));
  await started.event(placedEndEvent('stranger', nowMs, 603));
  expect(await started.history()).toEqual([]);
});

test('who talks to a phone that they called is not rung', async () => {
  await using started = await startWithCalls([team]);
  await started.event(phoneEvent('ann', started.clock.now()));
  await started.event(incomingEvent());
  expect(started.answering.asked).toEqual([`redirect context-of-call-1 ${userOf('bob')}`]);
});

test('nobody is offered a call to who wants none, or is asleep', async () => {
  await using started = await startWithCalls(undefined);
  const ann = started.as('ann');
  const dial = (ours?: string) =>
    codeOf(ann.calls.dial.mutate({ theirs: THEIRS, ...(ours !== undefined && { ours }) }));
  const note = (kind: 'opted-in' | 'opted-out', channel: 'text' | 'call') =>
    ann.consent.note.mutate({ theirs: THEIRS, ours: OURS, kind, channel });
  const callConsent = async () =>
    (await ann.inbox.open.mutate({ ours: OURS, theirs: THEIRS })).callConsent;
  await note('opted-out', 'text');
  expect([await callConsent(), await dial()]).toEqual(['unasked', 'ok']);
  await note('opted-out', 'call');
  expect(await callConsent()).toBe('opted-out');
  expect(await dial()).toBe('opted-out');
  await started.clock.advance(1);
  await note('opted-in', 'call');
  expect(await dial()).toBe('ok');
  expect(await dial('+14255550177')).toBe('number-not-found');
  expect(await codeOf(ann.calls.dial.mutate({ theirs: OURS }))).toBe('recipient-is-sender');
  expect(await codeOf(ann.calls.dial.mutate({ theirs: '911' }))).toBe('invalid-input');
  await ann.contacts.create.mutate(ASLEEP);
  expect(await dial()).toBe('quiet-hours');
  started.network.numbers = [];
  await started.clock.advance(61_000);
  expect(await dial(OURS)).toBe('sender-withdrawn');
  expect(await dial()).toBe('number-not-found');
});

test('who has called or written today may be called back at night', async () => {
  await using started = await startWithCalls([{ kind: 'reject' }]);
  const dial = () => codeOf(started.as('ann').calls.dial.mutate({ theirs: THEIRS }));
  await started.as('ann').contacts.create.mutate(ASLEEP);
  expect(await dial()).toBe('quiet-hours');
  await started.event(incomingEvent());
  expect(await dial()).toBe('ok');
});

test('who is called without a word from which number is called from the one they know', async () => {
  await using started = await startWithCalls(undefined);
  const known = '+14255550101';
  started.network.numbers = [OURS, known].map((number) => ({ number, name: '' }));
  await started.clock.advance(61_000);
  const dial = () => started.as('ann').calls.dial.mutate({ theirs: THEIRS });
  expect((await dial()).ours).toBe(OURS);
  await started.deliver(textEvent('Hello?', { to: known }));
  expect((await dial()).ours).toBe(known);
});

test('those who look after all calls see who talks, who is rung and who waits', async () => {
  await using started = await startWithCalls([{ ...team, kind: 'at-once' }]);
  const live = (name: string, role: 'member' | 'operator' | 'auditor' | 'guest') =>
    started.as(name, role).calls.live.query();
  expect(await codeOf(live('ann', 'member'))).toBe('not-allowed');
  expect(await codeOf(live('gus', 'guest'))).toBe('not-allowed');
  expect(await codeOf(started.clientOf().calls.live.query())).toBe('not-signed-in');
  expect(await live('olga', 'operator')).toEqual({ items: [], isMore: false });
  await started.event(incomingEvent());
  expect((await live('audrey', 'auditor')).items).toMatchObject([
    { direction: 'in', state: 'arriving', ours: OURS, ringing: [], answeredAt: null },
  ]);
  await started.callback('CallConnected');
  expect((await live('olga', 'operator')).items).toMatchObject([
    { state: 'ringing', ringing: [{ name: 'ann' }, { name: 'bob' }], colleague: null },
  ]);
  await started.as('bob').calls.dial.mutate({ theirs: '+14255550122' });
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  const nowMs = started.clock.now();
  expect((await live('olga', 'operator')).items).toMatchObject([
    {
      ...{ state: 'answered', ringing: [], colleague: { name: 'ann' } },
      answeredAt: new Date(nowMs).toISOString(),
    },
  ]);
  await started.event(endedEvent(nowMs + 1_000));
  expect((await live('olga', 'operator')).items).toEqual([]);
});
