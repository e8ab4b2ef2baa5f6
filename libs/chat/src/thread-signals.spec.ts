import { FakeChatService } from './testing/fake-chat-service.ts';
import { threadSignals } from './thread-signals.ts';

const THREAD = '19:a@thread.v2';

function setUp() {
  const service = new FakeChatService('8:acs:alice', () => 1_000);
  service.addThread(THREAD, 'Planning', ['8:acs:alice', '8:acs:bob']);
  const signals = threadSignals(service, THREAD, '8:acs:alice');
  const heard: [string, string][] = [];
  const subscription = signals.subscribe((from, text) => void heard.push([from, text]));
  return { service, signals, heard, subscription };
}

it('sends what no list shows', async () => {
  const { service, signals } = setUp();
  await signals.send('offer');
  expect(service.threads.get(THREAD)?.messages).toMatchObject([
    { type: 'text', content: { message: 'offer' }, metadata: { signal: '1' } },
  ]);
});

it('hears what the programs of others say in this thread, until it is undone', () => {
  const { service, heard, subscription } = setUp();
  service.addThread('19:b@thread.v2', 'Another', []);
  const store = (thread: string, from: string, metadata?: Record<string, string>): void =>
    service.emitReceived(thread, service.store(thread, from, 'answer', metadata));
  store(THREAD, '8:acs:bob', { signal: '1' });
  store(THREAD, '8:acs:bob');
  store(THREAD, '8:acs:alice', { signal: '1' });
  store('19:b@thread.v2', '8:acs:bob', { signal: '1' });
  expect(heard).toEqual([['8:acs:bob', 'answer']]);
  subscription[Symbol.dispose]();
  store(THREAD, '8:acs:bob', { signal: '1' });
  expect(heard).toHaveLength(1);
  expect(service.listenerCount).toBe(0);
});
