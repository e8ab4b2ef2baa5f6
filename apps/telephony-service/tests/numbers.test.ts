import { randomUUID } from 'node:crypto';
import { PlatformError } from '@switchboard/kernel';
import { begin, codeOf, OURS, startTelephony, textEvent, THEIRS } from './_telephony.ts';
import type { Started } from './_telephony.ts';

const OTHER = '+14255550101';
const SHOP = { number: OURS, name: 'Shop' };
const DAY_MS = 86_400_000;

/** The console has given other numbers to the app, and somebody here opens it. */
async function route(started: Started, numbers: Started['network']['numbers']) {
  started.network.numbers = numbers;
  const { items } = await started.as(randomUUID(), 'admin').numbers.list.query();
  return items;
}

async function shown(started: Started): Promise<(string | undefined)[]> {
  const { items } = await started.as('ann').inbox.list.query({});
  return items.map(({ last }) => last?.text);
}

const newText = (conversationId: string) => ({
  ...{ conversationId, clientId: randomUUID(), text: 'Until six.' },
});

test('numbers that admins have given to the app are ours, and stay as they are called here', async () => {
  await using started = await startTelephony();
  const { numbers } = started.as('dana', 'admin');
  expect(await route(started, [])).toEqual([]);
  const given = [
    { number: OURS, name: '' },
    { number: OTHER, name: 'Front desk' },
  ];
  expect(await route(started, given)).toMatchObject([
    { ours: OURS, label: '+1 425 555 0100', verification: 'verified', sendsTexts: true },
    { ours: OTHER, label: 'Front desk' },
  ]);
  await numbers.put.mutate({ ours: OURS, label: 'Shop', verification: 'pending' });
  expect((await route(started, given))[0]).toMatchObject({
    ...{ label: 'Shop', verification: 'pending' },
  });
});

test('who cannot be told which numbers are ours sees those that are known', async () => {
  const refuse = () => Promise.reject(new PlatformError('unavailable', 'unavailable', 'Away.'));
  await using started = await startTelephony({ routed: refuse });
  const { numbers } = started.as('dana', 'admin');
  await numbers.put.mutate({ ours: OURS, label: 'Shop', verification: 'verified' });
  expect((await numbers.list.query()).items).toMatchObject([{ label: 'Shop' }]);
  expect(started.lines.join('')).toContain('which numbers are ours');
});

test('a text to a number that is not given to the app is seen once it is, for a week', async () => {
  await using started = await startTelephony();
  expect(await route(started, [])).toEqual([]);
  const event = textEvent('First');
  const second = textEvent('Second', { receivedTimestamp: iso(started.clock.now() - 500) });
  for (const one of [second, event, event]) expect((await started.deliver(one)).status).toBe(200);
  expect(await shown(started)).toEqual([]);
  expect(await route(started, [])).toEqual([]);
  expect(await route(started, [SHOP])).toMatchObject([{ ours: OURS, conversations: 1 }]);
  const { items } = await started.as('ann').inbox.list.query({});
  expect(items).toMatchObject([{ unread: 2, last: { text: 'Second' } }]);

  await started.deliver(textEvent('Nobody wants it', { to: OTHER }));
  await started.clock.advance(8 * DAY_MS);
  await started.settle();
  await route(started, [SHOP, { number: OTHER, name: '' }]);
  expect(await shown(started)).toEqual(['Second']);
});

test('who wrote STOP to a number before it was ours is not texted from it', async () => {
  await using started = await startTelephony();
  await route(started, []);
  await started.deliver(textEvent('STOP'));
  await route(started, [SHOP]);
  const { inbox } = started.as('ann');
  const { id } = await inbox.open.mutate({ ours: OURS, theirs: THEIRS });
  expect(await codeOf(inbox.send.mutate(newText(id)))).toBe('opted-out');
});

test('what was said by a number that an admin takes back can be read, and nothing is sent', async () => {
  await using started = await startTelephony();
  const conversationId = await begin(started);
  const { inbox } = started.as('ann');
  // It waits for a service that takes nothing just now.
  started.network.answers.push('busy');
  await inbox.send.mutate(newText(conversationId));
  await started.settle();
  expect(await route(started, [])).toEqual([]);
  await started.clock.advance(60_000);
  await started.settle();

  expect(await inbox.get.query({ conversationId })).toMatchObject({
    decision: { allowed: false, reason: 'sender-withdrawn', againAt: null },
  });
  const { items } = await inbox.messages.query({ conversationId });
  expect(items).toMatchObject([
    { direction: 'out', delivery: { state: 'failed', reason: 'sender-withdrawn' } },
    { direction: 'in', text: 'Are you open?' },
  ]);
  const refused = [
    inbox.send.mutate(newText(conversationId)),
    inbox.retry.mutate({ messageId: items[0]!.id }),
    started
      .as('dana', 'admin')
      .numbers.put.mutate({ ours: OURS, label: 'Mine', verification: 'verified' }),
  ];
  expect(await Promise.all(refused.map(codeOf))).toEqual(refused.map(() => 'sender-withdrawn'));
  expect(await codeOf(inbox.open.mutate({ ours: OURS, theirs: THEIRS }))).toBe('number-not-found');
  expect(started.network.texts).toEqual([]);

  await started.deliver(textEvent('Not for you any more'));
  expect(await shown(started)).toEqual(['Until six.']);
  await route(started, [SHOP]);
  expect(await codeOf(inbox.send.mutate(newText(conversationId)))).toBe('ok');
});

test('a number that is only known here is not taken back by the console', async () => {
  await using started = await startTelephony();
  await route(started, []);
  const put = { ours: '12345', label: 'Short', verification: 'verified' } as const;
  await started.as('dana', 'admin').numbers.put.mutate(put);
  expect(await route(started, [])).toMatchObject([{ ours: '12345' }]);
});

const iso = (ms: number): string => new Date(ms).toISOString();
