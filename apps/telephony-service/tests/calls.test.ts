import { PlatformError } from '@switchboard/kernel';
import { endedEvent, incomingEvent, participantEvent, startWithCalls, userOf } from './_calls.ts';
import { codeOf, OURS, THEIRS } from './_telephony.ts';

const person = { kind: 'person', personId: 'usr_ann', seconds: 20 } as const;
const team = { kind: 'in-turn', personIds: ['usr_ann', 'usr_bob'], seconds: 20 } as const;

test('a call for one person rings them, and its line says how it went', async () => {
  await using started = await startWithCalls([person]);
  const nowMs = started.clock.now();
  await started.event(incomingEvent());
  expect(started.answering.asked).toEqual([`redirect context-of-call-1 ${userOf('ann')}`]);
  expect(await started.history()).toMatchObject([
    { ours: OURS, theirs: THEIRS, state: 'ringing', outcome: null, colleague: null },
  ]);
  await started.event(participantEvent('ann', nowMs + 5_000));
  await started.event(endedEvent(nowMs + 65_000));
  expect(await started.history()).toMatchObject([
    { state: 'ended', outcome: 'answered', colleague: { name: 'ann' }, seconds: 60 },
  ]);
});

test('a call for a team rings one after the other, and is left to who takes it', async () => {
  await using started = await startWithCalls([team]);
  await started.as('ann').contacts.create.mutate({ name: 'Kai', number: THEIRS });
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  expect(started.answering.rings).toMatchObject([
    { userId: userOf('ann'), callerName: 'Kai', seconds: 20, operationContext: '1' },
  ]);
  await started.callback('AddParticipantFailed', { operationContext: '1' });
  await started.callback('AddParticipantSucceeded', { operationContext: '2' });
  expect(started.answering.asked).toEqual([
    'answer context-of-call-1',
    `ring connection-1 ${userOf('ann')}`,
    `ring connection-1 ${userOf('bob')}`,
    'leave connection-1',
  ]);
  await started.callback('CallDisconnected');
  expect(await started.history()).toMatchObject([
    { state: 'answered', colleague: { name: 'bob' }, contact: { name: 'Kai' } },
  ]);
  await started.event(endedEvent(started.clock.now() + 30_000));
  expect(await started.history()).toMatchObject([{ outcome: 'answered', seconds: 30 }]);
});

const everybody = { ...team, kind: 'at-once' as const };

/** A call that rings Ann and Bob together. */
async function startRingingBoth() {
  const started = await startWithCalls([everybody]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  return started;
}
const afterRings = ({ answering }: Awaited<ReturnType<typeof startRingingBoth>>): string[] =>
  answering.asked.slice(3);

test('a call for a team at once rings all of them, and those who did not answer stop', async () => {
  await using started = await startRingingBoth();
  expect(started.answering.asked).toEqual([
    'answer context-of-call-1',
    ...['ann', 'bob'].map((name) => `ring connection-1 ${userOf(name)}`),
  ]);
  expect(started.answering.rings.map(({ operationContext }) => operationContext)).toEqual([
    '1',
    '2',
  ]);
  for (let time = 0; time < 2; time += 1)
    await started.callback('AddParticipantSucceeded', { operationContext: '2' });
  expect(afterRings(started)).toEqual(['cancel connection-1 invitation 1 1']);
  await started.callback('CancelAddParticipantSucceeded', { operationContext: '1' });
  expect(afterRings(started).slice(1)).toEqual(['leave connection-1']);
  await started.event(endedEvent(started.clock.now() + 30_000));
  expect(await started.history()).toMatchObject([
    { outcome: 'answered', colleague: { name: 'bob' }, seconds: 30 },
  ]);
});

test('who answers a moment after another one is taken out, and does not have the call', async () => {
  await using started = await startRingingBoth();
  // The event of who came later may be the first that is heard.
  await started.event(participantEvent('bob', started.clock.now()));
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  for (let time = 0; time < 2; time += 1)
    await started.callback('AddParticipantSucceeded', { operationContext: '2' });
  await started.callback('CancelAddParticipantFailed', { operationContext: '2' });
  expect(afterRings(started)).toEqual([
    'cancel connection-1 invitation 2 2',
    `remove connection-1 ${userOf('bob')}`,
    'leave connection-1',
  ]);
  expect(await started.history()).toMatchObject([
    { state: 'answered', colleague: { name: 'ann' } },
  ]);
});

test('when all decline who were rung at once, the next step comes, and then the end', async () => {
  const steps = [
    { ...everybody, personIds: ['usr_ann'] },
    { ...everybody, seconds: 30 },
  ];
  await using started = await startWithCalls(steps);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  await started.callback('AddParticipantFailed', { operationContext: '1' });
  expect(started.answering.rings.map(({ userId, seconds }) => [userId, seconds])).toEqual([
    [userOf('ann'), 20],
    [userOf('bob'), 30],
  ]);
  for (const operationContext of ['1', '2'])
    await started.callback('AddParticipantFailed', { operationContext });
  expect(started.answering.asked.at(-1)).toBe('end connection-1');
  expect(await started.history()).toMatchObject([{ outcome: 'missed' }]);
});

test('a call at once goes on while one of them can still answer', async () => {
  await using started = await startRingingBoth();
  await started.callback('AddParticipantFailed', { operationContext: '1' });
  expect(afterRings(started)).toEqual([]);
  await started.callback('AddParticipantSucceeded', { operationContext: '2' });
  expect(afterRings(started)).toEqual(['leave connection-1']);
});

test('who has another call is not rung with the others', async () => {
  await using started = await startRingingBoth();
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  await started.callback('CancelAddParticipantSucceeded', { operationContext: '2' });
  await started.event(incomingEvent('call-2'));
  expect(started.answering.asked.at(-1)).toBe(`redirect context-of-call-2 ${userOf('bob')}`);
});

test('an answer that comes before it is known what to cancel stops the others all the same', async () => {
  await using started = await startWithCalls([everybody]);
  const { answering } = started;
  await started.event(incomingEvent());
  let rang = 0;
  answering.invited = async () => {
    rang += 1;
    // Bob answers while the service has not said yet that Ann rings.
    if (rang === 1) await started.tell('AddParticipantSucceeded', { operationContext: '2' });
  };
  await started.callback('CallConnected');
  expect(answering.asked).toContain('cancel connection-1 invitation 1 1');
});

test('what is not told of the others keeps nobody from being left alone', async () => {
  await using started = await startRingingBoth();
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  expect(afterRings(started)).toEqual(['cancel connection-1 invitation 2 2']);
  await started.clock.advance(10_000);
  await started.settle();
  expect(afterRings(started).slice(1)).toEqual(['leave connection-1']);
});

test('a request that nobody answered is made again as the same one', async () => {
  await using started = await startWithCalls([everybody]);
  await started.event(incomingEvent());
  started.answering.invited = async () => {
    started.answering.invited = undefined;
    throw new PlatformError('calls-unavailable', 'unavailable', 'Not now.');
  };
  await started.callback('CallConnected');
  await started.clock.advance(1_000);
  await started.settle();
  const requests = started.answering.rings.filter(({ userId }) => userId === userOf('ann'));
  expect(requests).toHaveLength(2);
  expect(requests[1]).toEqual(requests[0]);
});

test('who calls hangs up in the moment of the answer: nobody is left behind', async () => {
  await using started = await startRingingBoth();
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  const participants = [{ identifier: { rawId: userOf('ann') } }];
  await started.callback('ParticipantsUpdated', { participants });
  expect(started.answering.asked.at(-1)).toBe('end connection-1');
  expect(await started.history()).toMatchObject([{ outcome: 'answered', seconds: 0 }]);
});

test('nobody comes: the call is ended and was missed', async () => {
  await using started = await startWithCalls([team]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  await started.callback('AddParticipantFailed', { operationContext: '1' });
  await started.callback('AddParticipantFailed', { operationContext: '2' });
  expect(started.answering.asked.at(-1)).toBe('end connection-1');
  expect(await started.history()).toMatchObject([
    { outcome: 'missed', colleague: null, seconds: null },
  ]);
});

test('who calls gives up: nobody is rung any more', async () => {
  await using started = await startWithCalls([team]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  const participants = [{ identifier: { rawId: '8:acs:resource_service' } }];
  await started.callback('ParticipantsUpdated', { participants });
  await started.callback('AddParticipantFailed', { operationContext: '1' });
  await started.callback('CallDisconnected');
  expect(started.answering.asked.slice(2)).toEqual(['end connection-1']);
  expect(await started.history()).toMatchObject([{ outcome: 'missed' }]);
});

test('what is told twice, late or in another order changes the call once', async () => {
  await using started = await startWithCalls([team]);
  const nowMs = started.clock.now();
  await started.event(incomingEvent());
  // Another event of the same call, as a sender makes that lost its memory.
  await started.event(incomingEvent());
  for (let time = 0; time < 2; time += 1) await started.callback('CallConnected');
  for (let time = 0; time < 3; time += 1)
    await started.callback('AddParticipantFailed', { operationContext: '1' });
  expect(started.answering.rings.map(({ userId }) => userId)).toEqual(['ann', 'bob'].map(userOf));
  await started.event(endedEvent(nowMs + 60_000));
  expect(await started.history()).toMatchObject([{ outcome: 'missed' }]);
  await started.event(participantEvent('bob', nowMs + 10_000));
  await started.event(participantEvent('ann', nowMs + 20_000));
  await started.callback('AddParticipantFailed', { operationContext: '2' });
  expect(await started.history()).toMatchObject([
    { outcome: 'answered', colleague: { name: 'bob' }, seconds: 50 },
  ]);
});

test('a number that nobody answers for is busy, those of others are left alone', async () => {
  await using started = await startWithCalls(undefined);
  await started.event(incomingEvent('call-1', '4:+14255550177'));
  await started.event(incomingEvent('call-2', userOf('ann')));
  expect(started.answering.asked).toEqual([]);
  await started.event(incomingEvent('call-3'));
  expect(started.answering.asked).toEqual(['reject context-of-call-3']);
  expect(await started.history()).toMatchObject([{ outcome: 'rejected', state: 'ended' }]);
});

test('outside of its hours a number has other steps', async () => {
  await using started = await startWithCalls(undefined);
  const route = { timeZone: 'UTC', hours: [], holidays: [], open: [], closed: [person] };
  await started.as('dana', 'admin').calls.putRoute.mutate({ ours: OURS, route });
  await started.event(incomingEvent());
  expect(started.answering.asked).toEqual([`redirect context-of-call-1 ${userOf('ann')}`]);
});

test('who talks is not rung, and who was idle for longest is first', async () => {
  const step = { ...team, kind: 'longest-idle' as const };
  await using started = await startWithCalls([step]);
  const nowMs = started.clock.now();
  await started.event(incomingEvent('call-1'));
  await started.callback('CallConnected');
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  await started.event(incomingEvent('call-2'));
  expect(started.answering.asked.at(-1)).toBe(`redirect context-of-call-2 ${userOf('bob')}`);
  await started.event(endedEvent(nowMs + 10_000, 'call-2'));
  await started.event(endedEvent(nowMs + 20_000, 'call-1'));
  await started.event(incomingEvent('call-3'));
  await started.callback('CallConnected');
  // Bob was rung and did not take it, so that he has had no call at all.
  expect(started.answering.asked.at(-1)).toBe(`ring connection-1 ${userOf('bob')}`);
});

test('what fails is tried again, and who cannot be rung is passed over', async () => {
  await using started = await startWithCalls([team]);
  started.answering.failures.push('calls-unavailable');
  await started.event(incomingEvent());
  await started.clock.advance(1_000);
  await started.settle();
  expect(started.answering.asked).toEqual(['answer context-of-call-1', 'answer context-of-call-1']);
  started.answering.failures.push('call-refused');
  await started.callback('CallConnected');
  expect(started.answering.asked.at(-1)).toBe(`ring connection-1 ${userOf('bob')}`);
});

test('a call for one person who cannot be rung is busy', async () => {
  await using started = await startWithCalls([person]);
  started.answering.failures.push('call-refused');
  await started.event(incomingEvent());
  expect(started.answering.asked.at(-1)).toBe('reject context-of-call-1');
  expect(await started.history()).toMatchObject([{ outcome: 'missed' }]);
});

test('a call of which nobody tells the end is over after a while', async () => {
  await using started = await startWithCalls([team]);
  await started.event(incomingEvent());
  await started.clock.advance(180_000);
  await started.settle();
  expect(started.answering.asked.at(-1)).toBe('end connection-1');
  expect(await started.history()).toMatchObject([{ outcome: 'missed' }]);
  // It was answered after all.
  await started.callback('CallConnected');
  expect(started.answering.asked.filter((line) => line.startsWith('end'))).toHaveLength(2);
});

test('who answers is said by admins, of numbers and people that there are', async () => {
  await using started = await startWithCalls([person]);
  const route = { timeZone: 'UTC', hours: [], holidays: [], open: [person], closed: [] };
  const put = (change: object, ours = OURS) =>
    codeOf(
      started.as('dana', 'admin').calls.putRoute.mutate({ ours, route: { ...route, ...change } }),
    );
  expect(await put({})).toBe('ok');
  expect(await started.as('ann').calls.route.query({ ours: OURS })).toEqual({ route });
  expect(await put({}, '+14255550177')).toBe('number-not-found');
  expect(await put({ open: [{ ...person, personId: 'usr_nobody' }] })).toBe('colleague-not-found');
  expect(await put({ timeZone: 'Atlantis/Centre' })).toBe('invalid-input');
  expect(await put({ hours: [{ weekday: 1, fromMinute: 60, untilMinute: 60 }] })).toBe(
    'invalid-input',
  );
  const byMember = started.as('ann').calls.putRoute.mutate({ ours: OURS, route });
  expect(await codeOf(byMember)).toBe('not-allowed');
});

test('lines go with the contact, and no number is in a log', async () => {
  await using started = await startWithCalls([{ kind: 'reject' }]);
  await started.event(incomingEvent());
  const { id } = await started.as('ann').contacts.create.mutate({ name: 'Kai', number: THEIRS });
  await started.as('ann').contacts.remove.mutate({ contactId: id });
  expect(await started.history()).toEqual([]);
  expect(started.lines.join('')).not.toContain(THEIRS.slice(1));
});
