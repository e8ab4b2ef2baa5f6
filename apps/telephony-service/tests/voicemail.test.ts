import { randomBytes } from 'node:crypto';
import { writeWav } from '@switchboard/audio';
import { VirtualClock } from '@switchboard/kernel/testing';
import { deleteOld } from '../src/retention/retention.ts';
import { endedEvent, incomingEvent, RECORDED, recordedEvent, startWithCalls } from './_calls.ts';
import { codeOf, OURS } from './_telephony.ts';

const team = { kind: 'at-once', personIds: ['usr_ann', 'usr_bob'], seconds: 20 } as const;
const mailbox = { kind: 'mailbox' } as const;
/** Of a message: longer than a part of it as it is kept. */
const FILE = randomBytes(600_000);
const NOBODY = [{ identifier: { rawId: '8:acs:resource_service' } }];

const DAY_MS = 86_400_000;

type Started = Awaited<ReturnType<typeof startWithCalls>>;

/** A call has come to the mailbox, and the greeting was heard. */
async function startRecording(): Promise<Started> {
  const started = await startWithCalls([mailbox]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  await started.callback('PlayCompleted', { operationContext: 'greeting' });
  return started;
}

/** Somebody has left a message of a few seconds. @returns the id of the call */
async function leaveMessage(started: Started, seconds = 7): Promise<string> {
  started.recordings.files.set(RECORDED, FILE);
  await started.callback('ParticipantsUpdated', { participants: NOBODY });
  await started.event(recordedEvent(seconds));
  return (await started.history())[0]?.id ?? '';
}

const unheard = async ({ as }: Started) => (await as('bob').voicemail.unheard.query()).count;

function soundOf({ telephony }: Started, id: string, headers: Record<string, string> = {}) {
  const authorization = 'Bearer usr_ann.member';
  return fetch(`${telephony.url}/voicemail/${id}`, { headers: { authorization, ...headers } });
}

test('while several ring the caller hears it, until somebody answers', async () => {
  await using started = await startWithCalls([team]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  expect(started.answering.heard).toEqual(['play ringback.wav on and on']);
  await started.callback('AddParticipantFailed', { operationContext: '2' });
  await started.callback('AddParticipantSucceeded', { operationContext: '1' });
  expect(started.answering.heard).toEqual(['play ringback.wav on and on', 'hush']);
});

test('what begins to ring for the caller when somebody has answered stops', async () => {
  await using started = await startWithCalls([team]);
  started.answering.playing = async () => {
    await started.tell('AddParticipantSucceeded', { operationContext: '1' });
  };
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  expect(started.answering.heard).toEqual(['play ringback.wav on and on', 'hush', 'hush']);
});

test('nobody comes: the caller leaves a message, which is kept, played by its parts and deleted', async () => {
  await using started = await startWithCalls([team, mailbox]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  for (const operationContext of ['1', '2'])
    await started.callback('AddParticipantFailed', { operationContext });
  expect(started.answering.heard.at(-1)).toBe('play greeting.wav');
  expect(await started.history()).toMatchObject([{ state: 'mailbox', voicemail: null }]);
  for (let time = 0; time < 2; time += 1)
    await started.callback('PlayCompleted', { operationContext: 'greeting' });
  const [recording, listening] = ['record connection-1', 'listen +14255550111'];
  for (const one of [recording, listening])
    expect(started.answering.asked.filter((line) => line === one)).toHaveLength(1);
  expect(started.answering.heard.slice(-2)).toEqual(['play greeting.wav', 'play beep.wav']);
  const id = await leaveMessage(started);
  // The same event once more, as a sender makes that lost its memory.
  await started.event(recordedEvent(7));
  await started.event(endedEvent(started.clock.now()));
  expect(await started.history()).toMatchObject([
    { state: 'ended', outcome: 'missed', voicemail: { seconds: 7, heard: null } },
  ]);
  expect(started.recordings.files.size).toBe(0);

  const whole = await soundOf(started, id);
  expect(whole.headers.get('content-type')).toBe('audio/wav');
  expect(Buffer.from(await whole.arrayBuffer()).equals(FILE)).toBe(true);
  const part = await soundOf(started, id, { range: 'bytes=262000-530000' });
  expect([part.status, part.headers.get('content-range')]).toEqual([
    206,
    'bytes 262000-530000/600000',
  ]);
  expect(Buffer.from(await part.arrayBuffer()).equals(FILE.subarray(262_000, 530_001))).toBe(true);
  const tail = await soundOf(started, id, { range: 'bytes=-10' });
  expect(Buffer.from(await tail.arrayBuffer()).equals(FILE.subarray(-10))).toBe(true);
  expect((await soundOf(started, id, { range: 'bytes=600000-' })).status).toBe(416);

  await started.as('ann').voicemail.remove.mutate({ callId: id });
  expect(await started.history()).toMatchObject([{ outcome: 'missed', voicemail: null }]);
  expect((await soundOf(started, id)).status).toBe(404);
  expect(await codeOf(started.as('ann').voicemail.remove.mutate({ callId: id }))).toBe(
    'voicemail-not-found',
  );
});

test('who was the first to hear a message stays, until it is marked as new', async () => {
  await using started = await startRecording();
  const callId = await leaveMessage(started);
  expect(await unheard(started)).toBe(1);
  for (const name of ['ann', 'bob'])
    await started.as(name).voicemail.mark.mutate({ callId, isHeard: true });
  expect(await unheard(started)).toBe(0);
  expect(await started.history()).toMatchObject([
    { voicemail: { heard: { by: { name: 'ann' } } } },
  ]);
  await started.as('bob').voicemail.mark.mutate({ callId, isHeard: false });
  expect(await unheard(started)).toBe(1);
  const { items } = await started.as('ann').calls.list.query({ only: 'voicemail' });
  expect(items).toMatchObject([{ id: callId }]);
  await started.as('ann').voicemail.remove.mutate({ callId });
  expect((await started.as('ann').calls.list.query({ only: 'voicemail' })).items).toEqual([]);
});

test('who hangs up at the greeting, or says nothing, has left no message', async () => {
  await using started = await startWithCalls([mailbox]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  await started.callback('ParticipantsUpdated', { participants: NOBODY });
  // It was over a moment too late.
  await started.callback('PlayCompleted', { operationContext: 'greeting' });
  expect(started.answering.asked).not.toContain('record connection-1');
  expect(await started.history()).toMatchObject([{ outcome: 'missed', voicemail: null }]);

  await using silent = await startRecording();
  await leaveMessage(silent, 1);
  expect(await silent.history()).toMatchObject([{ outcome: 'missed', voicemail: null }]);
  expect(await unheard(silent)).toBe(0);
  expect(silent.recordings.files.size).toBe(0);
});

test('a message ends with #, and when the time is up', async () => {
  await using started = await startRecording();
  const tone = (name: string) =>
    started.callback('ContinuousDtmfRecognitionToneReceived', { tone: name });
  await tone('five');
  expect(started.answering.asked).not.toContain('end connection-1');
  await tone('pound');
  expect(started.answering.asked.at(-1)).toBe('end connection-1');

  await using long = await startRecording();
  await long.clock.advance(180_000);
  await long.settle();
  expect(long.answering.asked.at(-1)).toBe('end connection-1');
});

test('a message is not lost while its file cannot be read, nor when nobody knows the recording by its id', async () => {
  await using started = await startRecording();
  await started.database.client.voicemail.updateMany({ data: { recordingId: null } });
  started.recordings.failures = 3;
  await leaveMessage(started);
  expect(await started.history()).toMatchObject([{ outcome: 'missed', voicemail: null }]);
  expect(started.recordings.files.size).toBe(1);
  for (let second = 0; second < 8; second += 1) {
    await started.clock.advance(1_000);
    await started.settle();
  }
  expect(await started.history()).toMatchObject([{ voicemail: { seconds: 7 } }]);
  expect(started.recordings.files.size).toBe(0);
});

test('recordings of others are left alone', async () => {
  await using started = await startRecording();
  started.recordings.files.set(RECORDED, FILE);
  await started.event(recordedEvent(7, 'recording-of-others'));
  expect(started.recordings.files.size).toBe(1);
  expect(await unheard(started)).toBe(0);
});

test('where the greeting cannot be played the call ends, and a mailbox of which nobody tells the end is over', async () => {
  await using started = await startWithCalls([mailbox]);
  await started.event(incomingEvent());
  await started.callback('CallConnected');
  await started.callback('PlayFailed', { operationContext: 'greeting' });
  expect(started.answering.asked.at(-1)).toBe('end connection-1');
  expect(await started.history()).toMatchObject([{ state: 'ended', outcome: 'missed' }]);

  await using untold = await startRecording();
  await untold.clock.advance(360_000);
  await untold.settle();
  expect(await untold.history()).toMatchObject([{ state: 'ended', outcome: 'missed' }]);
});

test('a message is played by whoever may use the inbox, and by nobody else', async () => {
  await using started = await startRecording();
  const id = await leaveMessage(started);
  const as = async (authorization: string) =>
    (await soundOf(started, id, { authorization })).status;
  expect(await as('Bearer usr_bob.member')).toBe(200);
  expect(await as('Bearer usr_eve.guest')).toBe(403);
  expect(await as('Bearer usr_eve.blocked')).toBe(403);
  expect((await fetch(`${started.telephony.url}/voicemail/${id}`)).status).toBe(401);
  expect((await soundOf(started, 'cal_nothing')).status).toBe(404);
});

test('a number has a greeting of its own, which is what callers hear', async () => {
  await using started = await startWithCalls([mailbox]);
  const admin = started.as('dana', 'admin').voicemail;
  const samples = new Int16Array(16_000).fill(1_000);
  const wav = Buffer.from(writeWav({ sampleRate: 8_000, samples })).toString('base64');
  const put = (file: string, ours = OURS) => codeOf(admin.putGreeting.mutate({ ours, wav: file }));
  expect(await put(Buffer.from('no sound').toString('base64'))).toBe('greeting-unusable');
  const long = writeWav({ sampleRate: 8_000, samples: new Int16Array(8_000 * 61) });
  expect(await put(Buffer.from(long).toString('base64'))).toBe('greeting-unusable');
  expect(await put(wav, '+14255550177')).toBe('number-not-found');
  expect(await put(wav)).toBe('ok');
  expect(await admin.greeting.query({ ours: OURS })).toMatchObject({ greeting: { seconds: 2 } });

  await started.event(incomingEvent());
  await started.callback('CallConnected');
  const name = started.answering.heard.at(-1)?.slice('play '.length) ?? '';
  const played = await fetch(`${started.telephony.url}/prompts/${name}`);
  expect(Buffer.from(await played.arrayBuffer()).toString('base64')).toBe(wav);
  expect((await fetch(`${started.telephony.url}/prompts/${crypto.randomUUID()}.wav`)).status).toBe(
    404,
  );
  await admin.removeGreeting.mutate({ ours: OURS });
  expect(await admin.greeting.query({ ours: OURS })).toEqual({ greeting: null });
  const byMember = started.as('ann').voicemail.putGreeting.mutate({ ours: OURS, wav });
  expect(await codeOf(byMember)).toBe('not-allowed');
});

test('messages go with the contact, and are in no log', async () => {
  await using started = await startRecording();
  await leaveMessage(started);
  const { id } = await started.as('ann').contacts.create.mutate({
    ...{ name: 'Kai', number: '+14255550111' },
  });
  await started.as('ann').contacts.remove.mutate({ contactId: id });
  expect(await started.database.client.voicemailPart.count()).toBe(0);
  expect(started.lines.join('')).not.toContain('4255550111');
});

test('messages are not kept for longer than they are to be', async () => {
  await using started = await startRecording();
  const { database, clock } = started;
  await started.event(endedEvent(clock.now()));
  await leaveMessage(started);
  const parts = async (days: number): Promise<number> => {
    const later = new VirtualClock(clock.now() + days * DAY_MS);
    await deleteOld({ client: database.client, clock: later }, 7, AbortSignal.timeout(60_000));
    return database.client.voicemailPart.count();
  };
  expect(await parts(6)).toBeGreaterThan(0);
  expect(await parts(8)).toBe(0);
});
