import { MAX_NAMED } from '@switchboard/telephony-api/client';
import { begin, codeOf, startTelephony, textEvent, THEIRS } from './_telephony.ts';

const HOUR_MS = 3_600_000;

test('contacts are added, changed and found', async () => {
  await using started = await startTelephony();
  const { contacts } = started.as('ann');
  const made = await contacts.create.mutate({ name: 'Zoë', number: '+1 (425) 555-0111' });
  expect(made).toMatchObject({ name: 'Zoë', number: THEIRS, timeZone: null });
  expect(await codeOf(contacts.create.mutate({ name: 'Other', number: THEIRS }))).toBe(
    'contact-exists',
  );
  const change = { contactId: made.id, name: 'Zoë B.', number: THEIRS, timeZone: 'Europe/Berlin' };
  expect(await contacts.update.mutate(change)).toMatchObject({ timeZone: 'Europe/Berlin' });
  expect(await codeOf(contacts.update.mutate({ ...change, timeZone: 'Mars/North' }))).toBe(
    'invalid-input',
  );
  expect((await contacts.list.query({ query: '555-0111' })).items).toMatchObject([{ id: made.id }]);
  expect(await codeOf(contacts.get.query({ contactId: 'ctc_0' }))).toBe('contact-not-found');
});

test('who calls is asked by number, and the answer is the names of those who are known', async () => {
  await using started = await startTelephony();
  const { contacts } = started.as('ann');
  await contacts.create.mutate({ name: 'Zoë', number: THEIRS, timeZone: 'Europe/Berlin' });
  const numbers = [THEIRS, '+14255550112', THEIRS];
  expect(await contacts.names.query({ numbers })).toEqual({
    items: [{ number: THEIRS, name: 'Zoë' }],
  });
  for (const wrong of [[], ['555-0111'], ['+1 425 555 0111'], Array(MAX_NAMED + 1).fill(THEIRS)])
    expect(await codeOf(contacts.names.query({ numbers: wrong }))).toBe('invalid-input');
  const guest = started.as('gus', 'guest').contacts;
  expect(await codeOf(guest.names.query({ numbers }))).toBe('not-allowed');
});

test('names are not asked for without end', async () => {
  await using started = await startTelephony({
    limits: { 'search-per-person': { points: 2, seconds: 60 } },
  });
  const ask = () => codeOf(started.as('ann').contacts.names.query({ numbers: [THEIRS] }));
  expect([await ask(), await ask(), await ask()]).toEqual(['ok', 'ok', 'rate-limited']);
});

test('a list adds who is new, renames who is known, and says what it left out', async () => {
  await using started = await startTelephony();
  const { contacts } = started.as('ann');
  await contacts.create.mutate({ name: 'Old', number: THEIRS });
  const csv = `phone;name\n${THEIRS};New\n+14255550112;Bob\n12;Nobody\n+14255550113;`;
  expect(await contacts.importList.mutate({ csv })).toEqual({
    ...{ added: 1, updated: 1 },
    refused: [
      { row: 4, reason: expect.stringMatching(/^number-/) },
      { row: 5, reason: 'row-value-missing' },
    ],
  });
  const names = async (cursor?: string) => {
    const page = await contacts.list.query({ limit: 1, ...(cursor !== undefined && { cursor }) });
    return { name: page.items[0]?.name, cursor: page.cursor ?? undefined };
  };
  const first = await names();
  expect([first.name, (await names(first.cursor)).name]).toEqual(['Bob', 'New']);
});

test('with a contact its texts and notes are deleted, and its word is kept', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started, 'Remember me');
  await started.deliver(textEvent('STOP'));
  const { contacts, inbox, consent } = started.as('ann');
  const { id } = await contacts.create.mutate({ name: 'Zoë', number: THEIRS });
  await contacts.remove.mutate({ contactId: id });
  expect(await codeOf(inbox.get.query({ conversationId }))).toBe('conversation-not-found');
  expect(await started.database.client.message.count()).toBe(0);
  expect((await consent.get.query({ theirs: THEIRS })).items).toMatchObject([
    { kind: 'opted-out' },
  ]);
});

test('texts and notes are not kept for longer than they are to be', async () => {
  await using started = await startTelephony({}, { retentionDays: 1 });
  await begin(started);
  await started.clock.advance(23 * HOUR_MS);
  await started.settle();
  expect(await started.database.client.message.count()).toBe(1);
  await started.clock.advance(2 * HOUR_MS);
  await started.settle();
  expect(await started.database.client.message.count()).toBe(0);
  expect(await started.database.client.conversation.count()).toBe(0);
});

test('templates are kept by staff, and everybody may look at what they say', async () => {
  await using started = await startTelephony();
  const { templates } = started.as('olga', 'operator');
  const given = { name: 'Greeting', text: 'Hello {{name}}, see you at {{ time }}' };
  const made = await templates.create.mutate(given);
  expect(made.fields).toEqual(['name', 'time']);
  expect(await codeOf(templates.create.mutate({ ...given, text: 'Hello {{who}}' }))).toBe(
    'template-variable-unknown',
  );
  const { templates: mine } = started.as('ann');
  expect((await mine.list.query()).items).toMatchObject([{ id: made.id }]);
  expect(await codeOf(mine.remove.mutate({ templateId: made.id }))).toBe('not-allowed');
  const preview = { text: given.text, values: { name: 'Zoë' }, to: THEIRS };
  expect(await mine.preview.query(preview)).toMatchObject({ text: null, missing: ['time'] });
  const whole = { ...preview, values: { name: 'Zoë', time: 'five' } };
  expect(await mine.preview.query(whole)).toMatchObject({
    ...{ text: 'Hello Zoë, see you at five', segments: 1, missing: [] },
    cost: { currency: 'USD', millionths: 7_500 },
  });
  await templates.update.mutate({ templateId: made.id, name: 'Bye', text: 'Bye' });
  await templates.remove.mutate({ templateId: made.id });
  expect(await codeOf(templates.remove.mutate({ templateId: made.id }))).toBe('template-not-found');
});

test('what somebody said by telephone is written down by hand', async () => {
  await using started = await startTelephony();
  await begin(started);
  const { consent, inbox, numbers } = started.as('ann');
  const said = { theirs: THEIRS, kind: 'opted-out', ours: null } as const;
  for (let time = 0; time < 2; time += 1) await consent.note.mutate(said);
  expect((await consent.get.query({ theirs: THEIRS })).items).toMatchObject([
    { kind: 'opted-out', ours: null, source: 'hand', by: { name: 'ann' } },
  ]);
  expect((await inbox.list.query({})).items).toMatchObject([{ consent: 'opted-out' }]);
  expect(await numbers.list.query()).toMatchObject({
    items: [{ ours: '+14255550100', kind: 'long-code', needs: '10dlc', conversations: 1 }],
    prices: { currency: 'USD' },
  });
});
