import { once } from 'node:events';
import { groupIdOf } from '@switchboard/chat';
import { PlatformError } from '@switchboard/kernel';
import { WebSocket } from 'ws';
import { deleteOld } from '../src/memory/retention.ts';
import { addedEvent, BOT_USER, messageEvent, removedEvent, THREAD } from './_chat.ts';
import { openTranscript, SCRIBE_USER, spokenFrame, startMeetings } from './_meetings.ts';
import type { Meetings } from './_meetings.ts';

const BOB = '8:acs:resource_bob';
const NOTICE = 'write down what everybody says from now on';

async function begun(started: Meetings): Promise<WebSocket> {
  await started.click('take');
  await started.call('CallConnected');
  await started.call('TranscriptionStarted');
  const socket = await started.transcript();
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

async function lines({ database }: Meetings, count: number): Promise<void> {
  while ((await database.client.meetingLine.count()) < count)
    await new Promise((done) => setImmediate(done));
}

test('joins the call of the conversation, tells everybody, listens after that, and sums it up once', async () => {
  await using started = await startMeetings();
  const { joining, click, call, texts, chat } = started;
  await click('take');
  expect(joining.joined).toMatchObject([
    { groupId: await groupIdOf(THREAD), locale: 'en-US', callbackUrl: expect.anything() as string },
  ]);
  expect(joining.joined[0]?.transcriptUrl).toMatch(/^ws:\/\/localhost:3470\/transcripts\/cal_/);
  expect(joining.asked).toEqual(['join']);
  await call('CallConnected');
  expect(texts().at(-1)).toContain(NOTICE);
  expect(joining.asked).toEqual(['join', 'transcribe']);
  await call('TranscriptionStarted');
  const socket = await started.transcript();
  if (typeof socket === 'number') throw new Error('refused');
  socket.send(JSON.stringify({ kind: 'TranscriptionMetadata', transcriptionMetadata: {} }));
  socket.send(spokenFrame('Hello everybody. I will send the plan by Friday.'));
  socket.send(spokenFrame('I wi', { atMs: 2_000, is: 'Intermediate' }));
  socket.send(spokenFrame('We agreed on the blue one.', { by: BOB, atMs: 4_000, forMs: 61_000 }));
  await lines(started, 2);
  await started.clock.advance(12 * 60_000);
  await call('CallDisconnected');
  await call('CallDisconnected');
  await started.afterLastWords();
  const summary = texts().at(-1)!;
  expect(summary.split('\n').slice(0, 6)).toEqual([
    'Notes of the call, 12 min.',
    'Who spoke: Somebody 1 (1 min), Alice (2 s).',
    'Agreed:',
    '- Somebody 1: We agreed on the blue one.',
    'To do:',
    '- Alice: I will send the plan by Friday.',
  ]);
  expect(texts().filter((text) => text.startsWith('Notes of the call'))).toHaveLength(1);
  expect(chat.last?.displayName).toBe('Meeting scribe');
  // Nothing of what was said is in a log.
  expect(started.lines.join('')).not.toContain('the plan');
});

test('is asked by words too, and keeps silent about everything else that people write', async () => {
  await using started = await startMeetings();
  const { tell, texts, joining } = started;
  const before = texts().length;
  await tell(messageEvent('How was the weekend?'), messageEvent('Fine, thanks'));
  await tell(messageEvent('You know that I never take notes while somebody talks to me, do you?'));
  expect([texts().length, joining.asked]).toEqual([before, []]);
  await tell(messageEvent('take notes'));
  expect(joining.asked).toEqual(['join']);
  await tell(messageEvent('stop notes, please'));
  expect(joining.asked).toEqual(['join', 'leave']);
  expect(texts()).toContain('I take no notes.');
});

test('duplicates of what tells of a call change nothing, and neither does asking twice', async () => {
  await using started = await startMeetings();
  const { click, call, joining, texts } = started;
  const socket = await begun(started);
  await call('CallConnected');
  await call('TranscriptionStarted');
  await click('take');
  expect(texts().at(-1)).toContain('I take notes already.');
  for (let time = 0; time < 3; time += 1) socket.send(spokenFrame('I will call them.'));
  socket.send(spokenFrame('Good.', { atMs: 9_000 }));
  await lines(started, 2);
  expect(joining.asked).toEqual(['join', 'transcribe']);
  expect(texts().filter((text) => text.includes(NOTICE))).toHaveLength(1);
  expect(await started.database.client.meetingLine.count()).toBe(2);
});

test('stop leaves the call, and what nobody said is no summary', async () => {
  await using started = await startMeetings();
  await begun(started);
  await started.click('stop');
  await started.afterLastWords();
  expect(started.joining.asked).toEqual(['join', 'transcribe', 'leave']);
  expect(started.texts().at(-1)).toContain('I have understood nothing that was said.');
  await started.click('stop');
  expect(started.texts().at(-1)).toContain('I take no notes just now.');
});

test('says that no call goes on', async () => {
  await using started = await startMeetings();
  started.joining.failures.push('call-over');
  await started.click('take');
  expect(started.texts().at(-1)).toContain('There is no call in this conversation');
  // It is asked anew, and joins the next one.
  await started.click('take');
  expect(started.joining.joined).toHaveLength(1);
});

test('a server without free speech is said to be one, and the call is left', async () => {
  await using started = await startMeetings();
  await started.click('take');
  await started.call('CallConnected');
  await started.call('TranscriptionFailed', {
    transcriptionUpdate: { transcriptionStatusDetails: 'speechServicesConnectionError' },
    resultInformation: { subCode: 8565 },
  });
  expect(started.texts().at(-1)).toContain('SPEECH=openai');
  expect(started.joining.asked).toEqual(['join', 'transcribe', 'leave']);
});

test('a connection that was lost is listened to anew, and not for ever', async () => {
  await using started = await startMeetings();
  await begun(started);
  const lost = {
    transcriptionUpdate: { transcriptionStatusDetails: 'streamConnectionInterrupted' },
  };
  for (let time = 0; time < 5; time += 1) await started.call('TranscriptionFailed', lost);
  expect(started.joining.asked.filter((one) => one === 'transcribe')).toHaveLength(6);
  expect(started.joining.asked).not.toContain('leave');
  await started.call('TranscriptionFailed', lost);
  await started.afterLastWords();
  expect(started.joining.asked.at(-1)).toBe('leave');
  expect(started.texts().at(-1)).toContain('cannot take notes of the call any more');
});

test('what the service of calls does not do is asked again, as the same request', async () => {
  await using started = await startMeetings();
  const { joining, clock, settle, click } = started;
  joining.failures.push('calls-unavailable');
  await click('take');
  expect(joining.joined).toEqual([]);
  await clock.advance(1_000);
  await settle();
  expect(joining.joined).toHaveLength(1);
});

test('a scribe that is taken out, or is relieved by another bot, leaves the call', async () => {
  for (const event of [removedEvent(SCRIBE_USER), addedEvent(BOT_USER)]) {
    await using started = await startMeetings();
    await begun(started);
    await started.tell(event);
    expect(started.joining.asked.at(-1)).toBe('leave');
  }
});

test('a call that everybody has left, or of which nobody tells anything, is over', async () => {
  await using started = await startMeetings();
  await begun(started);
  const person = { identifier: { rawId: BOB } };
  await started.call('ParticipantsUpdated', { participants: [person, person] });
  expect(started.joining.asked).not.toContain('leave');
  await started.call('ParticipantsUpdated', { participants: [person] });
  expect(started.joining.asked.at(-1)).toBe('leave');
  await started.click('take');
  await started.clock.advance(5 * 60_000);
  await started.settle();
  expect(started.texts().at(-1)).toContain('cannot take notes');
});

test('nobody else is listened to: no token, a wrong one, another call, or one that is over', async () => {
  await using started = await startMeetings({
    verifyCallback: async (token) => {
      if (token !== 'signed') throw new PlatformError('token-invalid', 'unauthenticated', 'No.');
    },
  });
  await started.click('take');
  expect(await started.transcript({})).toBe(401);
  expect(await started.transcript({ authorization: 'Bearer stranger' })).toBe(401);
  const authorization = 'Bearer signed';
  const other = { authorization, 'x-ms-call-connection-id': 'connection-2' };
  expect(await started.transcript(other)).toBe(403);
  const unknown = `${started.bots.url.replace(/^http/, 'ws')}/transcripts/cal_0`;
  expect(await openTranscript(unknown, { authorization })).toBe(404);
  const ours = { authorization, 'x-ms-call-connection-id': 'connection-1' };
  expect(await started.transcript(ours)).toBeInstanceOf(WebSocket);
  await started.click('stop');
  expect(await started.transcript(ours)).toBe(404);
});

test('whoever sends too much is cut off, and what is no frame is left', async () => {
  await using started = await startMeetings();
  const socket = await begun(started);
  socket.send('nothing');
  socket.send(Buffer.from([1, 2, 3]));
  socket.send(JSON.stringify({ kind: 'TranscriptionData', transcriptionData: { text: 1 } }));
  socket.send(spokenFrame('I will do it.'));
  await lines(started, 1);
  socket.send(spokenFrame('a'.repeat(70_000)));
  await once(socket, 'close');
  expect(await started.database.client.meetingLine.count()).toBe(1);
});

test('a new connection takes the place of the one before, and both keep what was said', async () => {
  await using started = await startMeetings();
  const first = await begun(started);
  first.send(spokenFrame('I will begin.'));
  await lines(started, 1);
  const second = await started.transcript();
  await once(first, 'close');
  if (typeof second === 'number') throw new Error('refused');
  second.send(spokenFrame('We decided it.', { atMs: 5_000 }));
  await lines(started, 2);
  await started.call('CallDisconnected');
  await started.afterLastWords();
  expect(started.texts().at(-1)).toContain('- Alice: I will begin.');
});

test('what was said is deleted in the end', async () => {
  await using started = await startMeetings();
  const socket = await begun(started);
  socket.send(spokenFrame('I will do it.'));
  await lines(started, 1);
  await started.click('stop');
  await started.afterLastWords();
  const { client } = started.database;
  const later = (days: number) => {
    const nowMs = started.clock.now() + days * 86_400_000;
    return deleteOld({ client, clock: { now: () => nowMs } }, 30);
  };
  await later(29);
  expect(await client.meetingLine.count()).toBe(1);
  await later(31);
  expect([await client.meetingLine.count(), await client.meeting.count()]).toEqual([0, 0]);
});
