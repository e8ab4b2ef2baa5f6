import { conversation } from './_bots.ts';
import {
  addedEvent,
  ALICE,
  BOT_USER,
  messageEvent,
  removedEvent,
  startInThreads,
  THREAD,
  threadEvent,
} from './_chat.ts';

const MENU = [
  { id: 'order', label: 'Orders' },
  { id: 'hours', label: 'Opening hours' },
];

test('a bot that is in a thread greets, offers answers, and goes on by what is written or clicked', async () => {
  await using started = await startInThreads();
  const { chat, tell } = started;
  expect(await tell(threadEvent(ALICE, BOT_USER))).toBe(200);
  expect(chat.last?.text).toBe('Hello there, and welcome.\nHow can I help?');
  expect(JSON.parse(chat.last?.metadata['choices'] ?? '')).toEqual(MENU);
  await tell(messageEvent('Orders', { metadata: { choice: 'order' } }));
  expect(chat.last?.text).toContain('digits of your order');
  expect(chat.last?.metadata).not.toHaveProperty('choices');
  await tell(messageEvent('<p>A-1001 &amp; nothing else</p>', { type: 'RichText/Html' }));
  expect(chat.last?.text).toBe('You entered A-1001. Is that right?');
  await tell(messageEvent('yes'));
  expect(chat.said.at(-1)?.text).toContain('blue kettle');
  await tell(messageEvent('no'));
  expect(chat.last?.text).toBe('Thank you for calling. Goodbye.');
  expect(chat.left).toEqual([]);
  const { conversation: view } = await conversation(started);
  expect(view).toMatchObject({ channel: 'chat', who: ALICE });
});

test('whoever begins with what they want is not asked for it, and whoever says hello is not misunderstood', async () => {
  await using started = await startInThreads();
  const { chat, tell } = started;
  await tell(addedEvent(BOT_USER));
  await tell(messageEvent('hello'));
  expect(chat.said.map(({ text }) => text)).toEqual([
    'Hello there, and welcome.\nHow can I help?',
    'How can I help?',
  ]);
  await tell(messageEvent('opening hours'));
  await tell(messageEvent('no'));
  // That one is over: what is written now begins another one.
  await tell(messageEvent('where is my order?'));
  expect(chat.said.slice(-2).map(({ text }) => text)).toEqual([
    'Hello there, and welcome.',
    expect.stringContaining('digits of your order'),
  ]);
});

test('what bots and programs say is nobody’s answer, nor what is said where no bot is', async () => {
  await using started = await startInThreads();
  const { chat, tell } = started;
  await tell(messageEvent('is anybody here?'));
  expect(chat.said).toEqual([]);
  await tell(threadEvent(ALICE, BOT_USER));
  await tell(
    messageEvent('order', { from: BOT_USER }),
    messageEvent('order', { metadata: { bot: '1' } }),
    messageEvent('order', { metadata: { signal: '1' } }),
  );
  expect(chat.said).toHaveLength(1);
});

test('a message that is delivered again changes nothing, and one that may have been sent is not sent twice', async () => {
  await using started = await startInThreads();
  const { chat, tell, deliver, clock } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  chat.failures.push('after');
  const message = messageEvent('opening hours', { messageId: '17' });
  await deliver(message, { ...message, id: 'another' });
  await clock.advance(60_000);
  await started.settle();
  expect(chat.said.map(({ text }) => text)).toEqual([
    'Hello there, and welcome.\nHow can I help?',
    expect.stringContaining('We are open'),
  ]);
  await tell({ ...message, id: 'a third' });
  expect(chat.said).toHaveLength(2);
});

test('a bot that is taken out says nothing more, and one that cannot send has left', async () => {
  await using started = await startInThreads();
  const { chat, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER), removedEvent(BOT_USER), messageEvent('order'));
  const said = chat.said.length;
  await tell(messageEvent('order'));
  expect(chat.said).toHaveLength(said);
  await tell(addedEvent(BOT_USER));
  chat.failures.push('gone');
  await tell(messageEvent('order'));
  const { conversation: view } = await conversation(started);
  expect(view.endedAt).not.toBeNull();
});

test('nothing that is written is in a log, nor who wrote it', async () => {
  await using started = await startInThreads();
  await started.tell(threadEvent(ALICE, BOT_USER), messageEvent('my secret is kettle'));
  const logged = started.lines.join('');
  for (const secret of ['kettle', ALICE, THREAD]) expect(logged).not.toContain(secret);
});
