import { createChat, isText } from '@switchboard/chat';
import { FakeChatService } from '@switchboard/chat/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import { memoryStore } from '../testing/memory-store.ts';
import { createOutbox, MAX_WAITING } from './outbox.ts';

const THREAD = '19:a@thread.v2';
const OTHER = '19:b@thread.v2';
const offline = () => new TypeError('fetch failed');

function setUp() {
  const clock = new VirtualClock();
  const service = new FakeChatService('alice', () => clock.now());
  service.addThread(THREAD, 'Lunch', ['alice', 'bob']);
  service.addThread(OTHER, 'Dinner', ['alice', 'bob']);
  const storage = memoryStore();
  let ids = 0;
  const openOutbox = () => createOutbox({ storage, clock, newId: () => `id${ids++}` });
  const openChat = async () => {
    const chat = createChat({ client: service, self: 'alice', displayName: () => 'Alice', clock });
    await chat.start();
    return chat;
  };
  const stored = (threadId = THREAD) =>
    service.threads.get(threadId)!.messages.map(({ content }) => content?.message);
  const sends = () => service.calls.filter((call) => call === 'sendMessage').length;
  return { clock, openChat, openOutbox, sends, service, storage, stored };
}

describe('what is written without a network', () => {
  it('is sent once in the order it was written, when there is one', async () => {
    const { clock, openChat, openOutbox, sends, stored } = setUp();
    const outbox = openOutbox();
    for (const text of ['1', '2', '3']) outbox.write(THREAD, text);
    outbox.write(OTHER, 'x');
    expect(outbox.waiting.get().map(({ body }) => body)).toEqual(['1', '2', '3', 'x']);
    outbox.follow(await openChat());
    await clock.advance(0);
    expect([stored(), stored(OTHER), sends()]).toEqual([['1', '2', '3'], ['x'], 4]);
    expect(outbox.waiting.get()).toEqual([]);
  });

  it('outlives the app', async () => {
    const { clock, openChat, openOutbox, stored } = setUp();
    openOutbox().write(THREAD, 'later');
    await clock.advance(0);
    const next = openOutbox();
    await next.start();
    next.follow(await openChat());
    await clock.advance(0);
    expect([stored(), next.waiting.get()]).toEqual([['later'], []]);
  });

  it('keeps its order when the network comes and goes', async () => {
    const { clock, openChat, openOutbox, service, stored } = setUp();
    const outbox = openOutbox();
    service.failures.set('sendMessage', [offline(), offline()]);
    outbox.follow(await openChat());
    outbox.write(THREAD, '1');
    outbox.write(THREAD, '2');
    await clock.advance(0);
    expect([stored(), outbox.waiting.get().length]).toEqual([[], 2]);
    await clock.advance(5_000);
    expect(stored()).toEqual([]);
    outbox.hurry();
    await clock.advance(0);
    expect(stored()).toEqual(['1', '2']);
  });

  it('is not sent twice when the app ends between sending and hearing of it', async () => {
    const { clock, openChat, openOutbox, sends, service, stored } = setUp();
    const first = openOutbox();
    const chat = await openChat();
    service.afterStore = () => {
      service.afterStore = undefined;
      throw offline();
    };
    first.follow(chat);
    first.write(THREAD, 'once');
    await clock.advance(0);
    await chat.end();
    expect(first.waiting.get()).toHaveLength(1);
    const next = openOutbox();
    await next.start();
    next.follow(await openChat());
    await clock.advance(0);
    expect([stored(), sends(), next.waiting.get()]).toEqual([['once'], 1, []]);
  });
});

describe('what the service refuses', () => {
  it('is kept for the person to say what becomes of it, and holds up nothing', async () => {
    const { clock, openChat, openOutbox, service, stored } = setUp();
    const outbox = openOutbox();
    const refusal = Object.assign(new Error('no'), { statusCode: 403 });
    service.failures.set('sendMessage', [refusal]);
    const chat = await openChat();
    outbox.follow(chat);
    outbox.write(THREAD, 'refused');
    outbox.write(THREAD, 'fine');
    await clock.advance(0);
    expect(stored()).toEqual(['fine']);
    const [kept] = outbox.waiting.get();
    expect(kept).toMatchObject({ body: 'refused', isRefused: true });
    outbox.retry(kept!.id);
    await clock.advance(0);
    expect([stored(), outbox.waiting.get()]).toEqual([['fine', 'refused'], []]);
  });

  it('can be discarded', async () => {
    const { clock, openChat, openOutbox, service, stored } = setUp();
    const outbox = openOutbox();
    service.failures.set('sendMessage', [Object.assign(new Error('no'), { statusCode: 403 })]);
    const chat = await openChat();
    outbox.follow(chat);
    outbox.write(THREAD, 'refused');
    await clock.advance(0);
    outbox.discard(outbox.waiting.get()[0]!.id);
    await clock.advance(60_000);
    expect([stored(), outbox.waiting.get()]).toEqual([[], []]);
    expect(chat.getSnapshot().threads[THREAD]!.timeline.filter(isText)).toEqual([]);
  });
});

it('takes no more than it can keep, and nothing that is too long', () => {
  const { openOutbox } = setUp();
  const outbox = openOutbox();
  expect(() => outbox.write(THREAD, 'x'.repeat(28_001))).toThrow(
    expect.objectContaining({ code: 'message-too-long' }),
  );
  for (let at = 0; at < MAX_WAITING; at++) outbox.write(THREAD, `${at}`);
  expect(() => outbox.write(THREAD, 'more')).toThrow(
    expect.objectContaining({ code: 'outbox-full' }),
  );
});

it('leaves nothing behind at sign-out, whatever was being written', async () => {
  const { openOutbox, storage } = setUp();
  const outbox = openOutbox();
  outbox.write(THREAD, 'secret');
  await outbox.clear();
  expect([outbox.waiting.get(), storage.size()]).toEqual([[], 0]);
});

it('begins anew with what it cannot read', async () => {
  const { openOutbox, storage } = setUp();
  await storage.write('outbox', '{"no": "list"');
  const outbox = openOutbox();
  await outbox.start();
  expect(outbox.waiting.get()).toEqual([]);
});
