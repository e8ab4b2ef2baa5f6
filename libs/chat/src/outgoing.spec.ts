import { VirtualClock } from '@switchboard/kernel/testing';
import { createChat } from './chat.ts';
import type { ChatDeps } from './chat.ts';
import { isText } from './message.ts';
import { FakeChatService } from './testing/fake-chat-service.ts';

const THREAD = '19:a@thread.v2';

async function setUp(more: Partial<ChatDeps> = {}) {
  const clock = new VirtualClock();
  const service = new FakeChatService('alice', () => clock.now());
  service.addThread(THREAD, 'Lunch', ['alice', 'bob']);
  const chat = createChat({
    client: service,
    self: 'alice',
    displayName: () => 'Alice',
    clock,
    ...more,
  });
  await chat.start();
  await chat.open(THREAD);
  const count = (operation: string) => service.calls.filter((call) => call === operation).length;
  const statuses = () =>
    chat.getSnapshot().threads[THREAD]!.timeline.map((one) => isText(one) && one.status);
  const send = (times: number) => Array.from({ length: times }, () => chat.send(THREAD, 'hi'));
  return { clock, service, chat, count, statuses, send };
}

describe('what is written faster than it may be sent', () => {
  it('is shown at once, sent as soon as it may be, and never refused', async () => {
    const { clock, count, statuses, send } = await setUp();
    send(12);
    await clock.advance(9_999);
    expect(count('sendMessage')).toBe(10);
    expect(statuses()).toEqual([...Array(10).fill('sent'), 'sending', 'sending']);
    await clock.advance(1);
    expect(count('sendMessage')).toBe(12);
    expect(statuses()).toEqual(Array(12).fill('sent'));
  });

  it('keeps the limit of a minute too', async () => {
    const { clock, count, send } = await setUp();
    send(31);
    await clock.advance(59_999);
    expect(count('sendMessage')).toBe(30);
    await clock.advance(1);
    expect(count('sendMessage')).toBe(31);
  });

  it('counts changes and deletions, and what others wrote', async () => {
    const { clock, service, chat, count, send } = await setUp();
    for (let told = 0; told < 4; told++)
      service.emitReceived(THREAD, service.store(THREAD, 'bob', 'hello'));
    send(4);
    await clock.advance(0);
    const own = service.threads.get(THREAD)!.messages.at(-1)!.id;
    await chat.edit(THREAD, own, 'hi!');
    await chat.remove(THREAD, own);
    const [last] = send(1);
    await clock.advance(9_000);
    expect([count('sendMessage'), count('updateMessage'), count('deleteMessage')]).toEqual([
      4, 1, 1,
    ]);
    chat.discard(THREAD, last!);
    send(1);
    await clock.advance(1_100);
    expect(count('sendMessage')).toBe(5);
  });

  it('counts what was sent before the page was opened', async () => {
    const { clock, service, chat, count } = await setUp();
    await chat.end();
    for (let sent = 0; sent < 10; sent++) service.store(THREAD, 'alice', 'before');
    await clock.advance(1_000);
    const again = createChat({ client: service, self: 'alice', displayName: () => 'Alice', clock });
    await again.start();
    await again.open(THREAD);
    again.send(THREAD, 'after');
    await clock.advance(8_000);
    expect(count('sendMessage')).toBe(0);
    await clock.advance(2_000);
    expect(count('sendMessage')).toBe(1);
  });

  it('takes limits of one’s own, and none', async () => {
    const slow = await setUp({ sendLimits: [{ count: 1, ms: 1_000 }] });
    slow.send(3);
    await slow.clock.advance(1_000);
    expect(slow.count('sendMessage')).toBe(2);
    const free = await setUp({ sendLimits: [] });
    free.send(40);
    await free.clock.advance(0);
    expect(free.count('sendMessage')).toBe(40);
  });

  it('leaves no timer behind when the chat ends', async () => {
    const { clock, chat, send } = await setUp();
    send(11);
    await clock.advance(0);
    await chat.end();
    expect(clock.pending).toBe(0);
  });

  it('is kept with its reason when the service refuses it all the same', async () => {
    const { clock, service, chat, send, statuses } = await setUp();
    service.failures.set('sendMessage', [Object.assign(new Error(), { statusCode: 429 })]);
    const [id] = send(1);
    await clock.advance(0);
    expect(statuses()).toEqual(['failed']);
    chat.retry(THREAD, id!);
    await clock.advance(0);
    expect(statuses()).toEqual(['sent']);
  });
});

describe('what an app kept while it was not running', () => {
  const kept = { id: 'local:0001', body: 'later', createdOn: 5 };

  it('is sent with the same id, in the order it is asked for', async () => {
    const { clock, service, chat, statuses } = await setUp();
    chat.resend(THREAD, kept);
    chat.resend(THREAD, { ...kept, id: 'local:0002', body: 'and later' });
    expect(statuses()).toEqual(['sending', 'sending']);
    await clock.advance(0);
    const stored = service.threads.get(THREAD)!.messages;
    expect(
      stored.map(({ content, metadata }) => [content?.message, metadata?.['clientId']]),
    ).toEqual([
      ['later', 'local:0001'],
      ['and later', 'local:0002'],
    ]);
    expect(statuses()).toEqual(['sent', 'sent']);
  });

  it('is sent once, when only the answer was lost and the app ended', async () => {
    const { clock, service, chat, count, statuses } = await setUp();
    service.store(THREAD, 'alice', 'later', { clientId: kept.id });
    chat.resend(THREAD, kept);
    await clock.advance(0);
    expect([count('sendMessage'), statuses()]).toEqual([0, ['sent']]);
  });

  it('is sent once, however often it is asked for, and again after a failure', async () => {
    const { clock, service, chat, count, statuses } = await setUp();
    service.failures.set('sendMessage', [new TypeError('fetch failed')]);
    chat.resend(THREAD, kept);
    chat.resend(THREAD, kept);
    await clock.advance(0);
    expect([count('sendMessage'), statuses()]).toEqual([1, ['failed']]);
    chat.resend(THREAD, kept);
    await clock.advance(0);
    chat.resend(THREAD, kept);
    await clock.advance(0);
    expect([count('sendMessage'), statuses()]).toEqual([2, ['sent']]);
  });
});
