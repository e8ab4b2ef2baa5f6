import { randomUUID } from 'node:crypto';
import {
  begin,
  codeOf,
  OURS,
  reportEvent,
  startTelephony,
  textEvent,
  THEIRS,
} from './_telephony.ts';

const newText = (conversationId: string, text = 'Until six.') => ({
  ...{ conversationId, clientId: randomUUID(), text },
});

test('a text that comes in is in the inbox of everybody, unread', async () => {
  await using started = await startTelephony();
  expect((await started.deliver(textEvent('Are you open?'))).status).toBe(200);
  const { items, unread } = await started.as('bob').inbox.list.query({ filter: 'unread' });
  expect(items).toMatchObject([
    { ours: OURS, theirs: THEIRS, unread: 1, last: { direction: 'in', text: 'Are you open?' } },
  ]);
  expect(unread).toBe(1);
  const conversationId = items[0]!.id;
  const { items: texts } = await started.as('ann').inbox.messages.query({ conversationId });
  expect(texts).toMatchObject([{ direction: 'in', text: 'Are you open?', delivery: null }]);
  const until = texts[0]!.at;
  expect(await started.as('ann').inbox.markRead.mutate({ conversationId, until })).toEqual({
    unread: 0,
  });
  expect((await started.as('bob').inbox.list.query({ filter: 'unread' })).items).toEqual([]);
});

test('an event counts once, however often it comes, and only with the secret', async () => {
  await using started = await startTelephony();
  const event = textEvent('Hello?');
  for (let time = 0; time < 3; time += 1) await started.deliver(event);
  const { items } = await started.as('ann').inbox.list.query({});
  expect(items).toMatchObject([{ unread: 1 }]);
  const stranger = await fetch(`${started.telephony.url}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([event]),
  });
  expect(stranger.status).toBe(401);
});

test('an answer is sent once, and its report turns it to delivered', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  const ann = started.as('ann');
  const answer = newText(conversationId);
  const [first, again] = [await ann.inbox.send.mutate(answer), await ann.inbox.send.mutate(answer)];
  expect(first).toMatchObject({ delivery: { state: 'queued' }, by: { name: 'ann' }, segments: 1 });
  expect(first.cost).toEqual({ currency: 'USD', millionths: 7_500 });
  expect(again.id).toBe(first.id);
  await started.settle();
  expect(started.network.requests).toHaveLength(1);
  const { tag } = started.network.requests[0]!;
  await started.deliver(reportEvent({ messageId: 'provider-1', tag }));
  const { items } = await ann.inbox.messages.query({ conversationId });
  expect(items[0]).toMatchObject({ id: first.id, delivery: { state: 'delivered', reason: null } });
  expect(await codeOf(ann.inbox.send.mutate({ ...answer, text: 'Until ten.' }))).toBe(
    'message-changed',
  );
});

test('a report that comes before the answer of the service is not lost', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  started.network.answers.push('taken-and-silent');
  await started.as('ann').inbox.send.mutate(newText(conversationId));
  await started.settle();
  const { tag } = started.network.requests[0]!;
  await started.deliver(reportEvent({ messageId: 'provider-1', tag }));
  await started.clock.advance(60_000);
  await started.settle();
  const { items } = await started.as('ann').inbox.messages.query({ conversationId });
  expect(items[0]).toMatchObject({ delivery: { state: 'delivered' } });
  expect(started.network.texts).toEqual(['Until six.']);
});

test('STOP refuses the next text before anything is sent, and START undoes it', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  const { inbox } = started.as('ann');
  await started.deliver(textEvent(' stop '));
  expect(await inbox.get.query({ conversationId })).toMatchObject({
    ...{ consent: 'opted-out', decision: { allowed: false, reason: 'opted-out', againAt: null } },
  });
  expect(await codeOf(inbox.send.mutate(newText(conversationId)))).toBe('opted-out');
  await started.settle();
  expect(started.network.requests).toEqual([]);
  const receivedTimestamp = new Date(started.clock.now() + 1_000).toISOString();
  await started.clock.advance(2_000);
  await started.deliver(textEvent('START', { receivedTimestamp }));
  expect(await codeOf(inbox.send.mutate(newText(conversationId)))).toBe('ok');
  const { items } = await started.as('ann').consent.get.query({ theirs: THEIRS });
  expect(items.map(({ kind, source }) => [kind, source])).toEqual([
    ['opted-in', 'keyword'],
    ['opted-out', 'keyword'],
  ]);
});

test('who has opted out meanwhile is not texted by what waits', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  started.network.answers.push('busy');
  await started.as('ann').inbox.send.mutate(newText(conversationId));
  await started.settle();
  await started.deliver(textEvent('STOP'));
  await started.clock.advance(60_000);
  await started.settle();
  expect(started.network.texts).toEqual([]);
  const { items } = await started.as('ann').inbox.messages.query({ conversationId });
  expect(items.find(({ direction }) => direction === 'out')).toMatchObject({
    delivery: { state: 'failed', reason: 'recipient-opted-out', mayRetry: false },
  });
});

test('a text that failed says why, and is sent once more when somebody asks for it', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  const { inbox } = started.as('ann');
  const { id: messageId } = await inbox.send.mutate(newText(conversationId));
  expect(await codeOf(inbox.retry.mutate({ messageId }))).toBe('message-not-failed');
  await started.settle();
  const { tag } = started.network.requests[0]!;
  const failure = {
    ...{ messageId: 'provider-1', tag, deliveryStatus: 'Failed' },
    deliveryStatusDetails: '4006: Unreachable',
  };
  await started.deliver(reportEvent(failure));
  const failed = async () => (await inbox.messages.query({ conversationId })).items[0]?.delivery;
  expect(await failed()).toMatchObject({ state: 'failed', reason: 'unreachable', mayRetry: true });
  await inbox.retry.mutate({ messageId });
  await started.settle();
  // The failure of the first time says nothing of the second.
  await started.deliver(reportEvent(failure));
  expect(await failed()).toMatchObject({ state: 'sent', reason: null });
  const ids = started.network.requests.map(({ repeatabilityId }) => repeatabilityId);
  expect(new Set(ids).size).toBe(2);
});

test('a service that says nothing gets the same request, and after minutes none', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  started.network.answers.push(...Array<'silent'>(40).fill('silent'));
  await started.as('ann').inbox.send.mutate(newText(conversationId));
  await started.settle();
  for (let minute = 0; minute < 8; minute += 1) {
    await started.clock.advance(60_000);
    await started.settle();
  }
  const { requests } = started.network;
  expect(requests.length).toBeGreaterThan(3);
  const same = requests.map(({ repeatabilityId, firstSentMs }) => [repeatabilityId, firstSentMs]);
  expect(new Set(same.map(String)).size).toBe(1);
  const { items } = await started.as('ann').inbox.messages.query({ conversationId });
  expect(items[0]).toMatchObject({ delivery: { state: 'failed', reason: 'outcome-unknown' } });
});

test('a service that takes nothing just now is asked anew later', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  started.network.answers.push(...Array<'unreachable'>(12).fill('unreachable'));
  await started.as('ann').inbox.send.mutate(newText(conversationId));
  for (let minute = 0; minute < 20; minute += 1) {
    await started.settle();
    await started.clock.advance(60_000);
  }
  await started.settle();
  expect(started.network.texts).toEqual(['Until six.']);
});

test('a conversation is begun by a number as people write it, and never with emergency services', async () => {
  await using started = await startTelephony();
  await begin(started);
  const { inbox } = started.as('ann');
  const opened = await inbox.open.mutate({ ours: OURS, theirs: '(425) 555-0122' });
  expect(opened).toMatchObject({ theirs: '+14255550122', last: null, decision: { allowed: true } });
  for (const theirs of ['911', '+1911', '9-1-1'])
    expect(await codeOf(inbox.open.mutate({ ours: OURS, theirs }))).toBe('emergency-number');
  expect(await codeOf(inbox.open.mutate({ ours: OURS, theirs: 'Bob' }))).toBe('number-malformed');
  expect(await codeOf(inbox.open.mutate({ ours: '+14255550199', theirs: THEIRS }))).toBe(
    'number-not-found',
  );
});

test('at night nobody is disturbed who has not written today', async () => {
  await using started = await startTelephony();
  await begin(started);
  await started.clock.advance(14 * 3_600_000);
  const { inbox } = started.as('ann');
  const { id } = await inbox.open.mutate({ ours: OURS, theirs: '+14255550122' });
  expect(await codeOf(inbox.send.mutate(newText(id)))).toBe('quiet-hours');
  const { decision } = await inbox.get.query({ conversationId: id });
  expect(decision).toMatchObject({ allowed: false, againAt: '2026-12-01T16:00:00.000Z' });
});

test('a conversation is given to a colleague, and has notes', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  const { inbox } = started.as('ann');
  expect(await codeOf(inbox.assign.mutate({ conversationId, to: 'usr_bob' }))).toBe(
    'colleague-not-found',
  );
  await started.as('bob').inbox.list.query({});
  expect((await inbox.colleagues.query()).items).toEqual([
    { id: 'usr_ann', name: 'ann' },
    { id: 'usr_bob', name: 'bob' },
  ]);
  await inbox.assign.mutate({ conversationId, to: 'usr_bob' });
  expect((await started.as('bob').inbox.list.query({ filter: 'mine' })).items).toMatchObject([
    { assignee: { id: 'usr_bob', name: 'bob' } },
  ]);
  expect((await inbox.list.query({ filter: 'unassigned' })).items).toEqual([]);
  const note = { conversationId, clientId: randomUUID(), text: 'Wants the blue one.' };
  await inbox.addNote.mutate(note);
  await inbox.addNote.mutate(note);
  expect((await inbox.get.query({ conversationId })).notes).toMatchObject([
    { id: note.clientId, text: note.text, by: { name: 'ann' } },
  ]);
  const gone = { conversationId, noteId: note.clientId };
  expect(await codeOf(started.as('bob').inbox.removeNote.mutate(gone))).toBe('note-not-found');
  await inbox.removeNote.mutate(gone);
  expect((await inbox.get.query({ conversationId })).notes).toEqual([]);
});

test('lists go on where a page ended, and find names, numbers and words', async () => {
  await using started = await startTelephony();
  for (let at = 10; at < 15; at += 1) {
    const receivedTimestamp = new Date(started.clock.now() - at * 1_000).toISOString();
    const from = `+142555501${at}`;
    await started.deliver(textEvent(`Text ${at}`, { from, receivedTimestamp }));
  }
  const { inbox, contacts } = started.as('ann');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await inbox.list.query({ limit: 2, ...(cursor !== undefined && { cursor }) });
    seen.push(...page.items.map(({ theirs }) => theirs.slice(-2)));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(['10', '11', '12', '13', '14']);
  await contacts.create.mutate({ name: 'Zoë', number: '+1 425 555 0112' });
  for (const query of ['zoë', '555-0112', 'Text 12'])
    expect((await inbox.list.query({ query })).items).toMatchObject([{ contact: { name: 'Zoë' } }]);
  expect(await codeOf(inbox.list.query({ cursor: 'nonsense' }))).toBe('invalid-cursor');
});

test('neither texts nor numbers are logged, and refusals are', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started, 'Something private');
  await started.as('ann').inbox.send.mutate(newText(conversationId, 'Private as well'));
  await started.settle();
  await started.deliver(reportEvent({ messageId: 'provider-1' }));
  await codeOf(started.as('gus', 'guest').inbox.list.query({}));
  const log = started.lines.join('');
  // The whole area: times and ids have three fives of their own.
  expect(log).not.toMatch(/425555|rivate|usr_/);
  expect(log).toContain('"code":"not-allowed"');
});
