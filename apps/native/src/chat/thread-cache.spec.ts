import { createChat, isText, lastMessage } from '@switchboard/chat';
import { FakeChatService } from '@switchboard/chat/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import { memoryStore } from '../testing/memory-store.ts';
import { forgetThreads, keepThreads, readThreads } from './thread-cache.ts';

const THREAD = '19:a@thread.v2';

async function setUp() {
  const clock = new VirtualClock();
  const service = new FakeChatService('alice', () => clock.now());
  service.addThread(THREAD, 'Lunch', ['alice', 'bob']);
  const storage = memoryStore();
  const chat = createChat({ client: service, self: 'alice', displayName: () => 'Alice', clock });
  const end = keepThreads(chat, storage, clock);
  await chat.start();
  return { chat, clock, end, service, storage };
}

describe('what was read the last time', () => {
  it('is there again, as it was', async () => {
    const { chat, clock, end, service, storage } = await setUp();
    for (let at = 0; at < 40; at++) {
      service.emitReceived(THREAD, service.store(THREAD, 'bob', `message ${at}`));
    }
    await clock.advance(1_000);
    const found = await readThreads(storage);
    const thread = found?.threads[THREAD];
    expect(found).toMatchObject({ self: 'alice', connection: 'stopped' });
    expect(thread).toMatchObject({ topic: 'Lunch', history: 'partial' });
    expect(thread?.timeline).toHaveLength(30);
    const last = thread && lastMessage(thread);
    expect(isText(last) && last.body).toBe('message 39');
    end();
    await chat.end();
    expect(clock.pending).toBe(0);
  });

  it('holds nothing that is under way', async () => {
    const { chat, clock, service, storage } = await setUp();
    service.failures.set('sendMessage', [Object.assign(new Error('no'), { statusCode: 403 })]);
    chat.send(THREAD, 'never sent');
    await clock.advance(2_000);
    expect(await storage.read('threads')).not.toContain('never sent');
  });

  it('is gone when it is to be forgotten, and nothing when it cannot be read', async () => {
    const { chat, clock, end, storage } = await setUp();
    chat.send(THREAD, 'hello');
    await clock.advance(2_000);
    end();
    await forgetThreads(storage);
    expect(await readThreads(storage)).toBeUndefined();
    await storage.write('threads', '{"self": 3}');
    expect(await readThreads(storage)).toBeUndefined();
  });
});
