import { botsFailure } from '@switchboard/bots-api/client';
import {
  answered,
  callback,
  COLLEAGUE,
  conversation,
  incomingEvent,
  OURS,
  startBots,
  THEIRS,
} from './_bots.ts';

test('a caller is greeted by name, hears of an order, and the call ends when all is said', async () => {
  await using started = await startBots();
  const { calls } = started;
  const call = await answered(started);
  expect(calls.asked).toEqual(['answer context-of-call-1']);
  await call.tell('CallConnected');
  expect(calls.last?.texts).toEqual([
    'Hello Kai, and welcome.',
    'How can I help? Say Orders, or press 1; Opening hours, or press 2.',
  ]);
  expect(calls.last).toMatchObject({
    ...{ of: `4:${THEIRS}`, language: 'en', operationContext: 'ask 1' },
    expected: { kind: 'choices' },
  });
  await call.choose('order', 1);
  expect(calls.last).toMatchObject({ expected: { kind: 'free', maxKeys: 4 } });
  await call.press('one', 'zero', 'zero', 'one');
  expect(calls.said).toContain('You entered A-1001. Is that right?');
  await call.choose('yes');
  expect(calls.said).toContain('Your order of a blue kettle was shipped on November 27.');
  await call.choose('no');
  expect(calls.said).toBe('Thank you for calling. Goodbye.');
  expect(calls.asked).not.toContain('end');
  await call.tell('PlayCompleted', { operationContext: calls.last?.operationContext });
  expect(calls.asked.at(-1)).toBe('end');
  await call.tell('CallDisconnected');
  const { turns, conversation: view } = await conversation(started);
  expect(view).toMatchObject({ channel: 'voice', who: THEIRS, botId: 'reception' });
  expect(view.endedAt).not.toBeNull();
  expect(turns.map(({ kind, understood }) => [kind, understood])).toEqual([
    ['arrived', null],
    ['chose', 'Orders'],
    ['pressed', 'A-1001'],
    ['chose', 'A-1001'],
    ['result', null],
    ['chose', 'No'],
  ]);
  for (const { timings } of turns) expect(timings).toHaveProperty('decide');
});

test('a turn says how long ago it was heard what it takes in', async () => {
  await using started = await startBots();
  const { calls, clock } = started;
  const call = await answered(started);
  await call.tell('CallConnected');
  const chosen = {
    operationContext: calls.last?.operationContext,
    choiceResult: { label: 'hours' },
  };
  const time = new Date(clock.now()).toISOString().replace('Z', '0000+00:00');
  await clock.advance(40);
  await call.post({ ...callback('RecognizeCompleted', chosen), time });
  await started.settle();
  const { turns } = await conversation(started);
  expect(turns[1]?.timings).toMatchObject({ heard: 40 });
  expect(turns[0]?.timings).not.toHaveProperty('heard');
});

test('silence and other words are repaired, and then a colleague is asked', async () => {
  await using started = await startBots();
  const { calls } = started;
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.fail(8510);
  expect(calls.said).toContain('Sorry, I did not hear anything.');
  await call.fail(8547);
  expect(calls.said).toContain('Sorry, I did not understand.');
  await call.fail(8547);
  expect(calls.said).toBe('One moment, I am asking a colleague to take over.');
  expect(calls.asked).toContain(`ring ${COLLEAGUE}`);
  await call.tell('AddParticipantSucceeded', { operationContext: calls.rings[0] });
  expect(calls.asked.at(-1)).toBe('leave');
  const { turns } = await conversation(started);
  expect(turns.map(({ problem }) => problem)).toEqual([
    ...[null, 'no-input', 'no-match', 'no-match', null],
  ]);
});

test('when nobody comes the bot goes on, and says so at once', async () => {
  await using started = await startBots();
  const { calls } = started;
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('person', 1);
  await call.tell('AddParticipantFailed', { operationContext: calls.rings[0] });
  expect(calls.said).toContain('I am sorry, nobody is free right now.');
  expect(calls.last?.interrupts).toBe(true);
});

test('where no colleague is named nobody comes', async () => {
  await using started = await startBots({}, { colleague: undefined });
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('person', 1);
  expect(started.calls.said).toContain('nobody is free right now');
  expect(started.calls.rings).toEqual([]);
});

test('who is unsure is asked back', async () => {
  await using started = await startBots();
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('hours', 0.4);
  expect(started.calls.said).toContain('Did you mean Opening hours?');
  await call.choose('yes');
  expect(started.calls.said).toContain('We are open now.');
});

test('whoever hangs up ends the conversation, and what they wanted is remembered', async () => {
  await using started = await startBots();
  const { calls, as } = started;
  const call = await answered(started);
  await call.tell('CallConnected');
  await call.choose('order');
  await call.press('one', 'zero', 'zero', 'two');
  await call.choose('yes');
  await call.tell('ParticipantsUpdated', { participants: [] });
  expect(calls.asked.at(-1)).toBe('end');
  expect((await conversation(started)).conversation.endedAt).not.toBeNull();
  const memory = () => started.database.client.memory.findMany();
  expect(await memory()).toMatchObject([{ who: THEIRS, name: 'order', value: 'A-1002' }]);
  const again = await answered(started, 'call-2');
  await again.tell('CallConnected');
  expect((await conversation(started)).facts).toEqual({ name: 'Kai', order: 'A-1002' });
  await as('olga', 'operator').people.forget.mutate({ who: THEIRS });
  expect(await memory()).toEqual([]);
  // Of the call that goes on it is known who calls.
  expect(await started.database.client.botCall.count()).toBe(1);
  const { items } = await as('olga', 'operator').conversations.list.query({});
  expect(items).toHaveLength(1);
});

test('calls to others, to a bot that is off, and of somebody who is known already are left alone', async () => {
  await using started = await startBots();
  const { calls, deliver, settle, as } = started;
  await deliver(incomingEvent('other', `4:${THEIRS}`, '4:+14255550177'));
  await deliver(incomingEvent('people', `4:${THEIRS}`, '8:acs:resource_ann'));
  await settle();
  expect(calls.asked).toEqual([]);
  await as('dana', 'admin').bots.put.mutate({ botId: 'reception', isOn: false });
  await deliver(incomingEvent('off'));
  await settle();
  expect(calls.asked).toEqual([]);
  await as('dana', 'admin').bots.put.mutate({ botId: 'reception', isOn: true });
  await deliver(incomingEvent('one'));
  await deliver(incomingEvent('one'));
  await settle();
  expect(calls.asked).toEqual(['answer context-of-one']);
});

test('a call that is redirected to the identity of the bot is answered', async () => {
  await using started = await startBots();
  const userId = '8:acs:resource_reception';
  await started.database.client.bot.update({ where: { id: 'reception' }, data: { userId } });
  await started.deliver(incomingEvent('redirected', `4:${THEIRS}`, userId));
  await started.settle();
  expect(started.calls.asked).toEqual(['answer context-of-redirected']);
});

test('what the service of calls does not do is asked again, and what is over ends the conversation', async () => {
  await using started = await startBots();
  const { calls, clock, settle } = started;
  const call = await answered(started);
  calls.failures.push('calls-unavailable');
  await call.tell('CallConnected');
  expect(calls.spoken).toEqual([]);
  await clock.advance(1_000);
  await settle();
  expect(calls.said).toContain('Hello Kai');
  expect(calls.last?.interrupts).toBe(true);
  calls.failures.push('call-over');
  await call.choose('order');
  expect((await conversation(started)).conversation.endedAt).not.toBeNull();
});

test('a call of which nobody tells anything is ended', async () => {
  await using started = await startBots();
  const { calls, clock, settle } = started;
  const call = await answered(started);
  await call.tell('CallConnected');
  await clock.advance(7 * 60_000);
  await settle();
  expect(calls.asked.at(-1)).toBe('end');
  expect((await conversation(started)).conversation.endedAt).not.toBeNull();
});

test('where a bot answers is said by admins, and no number is in a log', async () => {
  await using started = await startBots();
  const { as } = started;
  const refused = await as('ann')
    .bots.put.mutate({ botId: 'reception', numbers: [] })
    .catch((error: unknown) => botsFailure(error)?.code);
  expect(refused).toBe('not-allowed');
  const missing = await as('dana', 'admin')
    .bots.put.mutate({ botId: 'nobody', isOn: true })
    .catch((error: unknown) => botsFailure(error)?.code);
  expect(missing).toBe('bot-not-found');
  expect((await as('olga', 'operator').bots.list.query()).items).toMatchObject([
    { id: 'order-desk', isOn: true, numbers: [] },
    { id: 'reception', isOn: true, numbers: [OURS], flowVersion: 1 },
    { id: 'scribe', isOn: true, numbers: [] },
  ]);
  const call = await answered(started);
  await call.tell('CallConnected');
  expect(started.lines.join('')).not.toContain(THEIRS.slice(1));
});
