import { createChat } from '@switchboard/chat';
import { FakeChatService } from '@switchboard/chat/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { ToDevice } from '@switchboard/push/device';
import { notifyOf } from './notify.ts';

const THREAD = '19:a@thread.v2';

it('tells of what others write while nobody looks, once', async () => {
  const clock = new VirtualClock();
  const service = new FakeChatService('alice', () => clock.now());
  service.addThread(THREAD, 'Lunch', ['alice', 'bob']);
  service.store(THREAD, 'bob', 'old');
  const chat = createChat({ client: service, self: 'alice', displayName: () => 'Alice', clock });
  const told: ToDevice[] = [];
  let isInFront = false;
  const end = notifyOf(
    chat,
    () => isInFront,
    clock.now(),
    (message) => told.push(message),
  );
  await chat.start();
  await chat.open(THREAD);
  expect(told).toEqual([]);
  await clock.advance(1_000);
  const message = service.store(THREAD, 'bob', 'Lunch?');
  service.emitReceived(THREAD, message);
  service.emitReceived(THREAD, message);
  expect(told).toEqual([
    { type: 'notification-shown', threadId: THREAD, title: 'bob', text: 'Lunch?' },
  ]);
  isInFront = true;
  service.emitReceived(THREAD, service.store(THREAD, 'bob', 'seen'));
  isInFront = false;
  chat.send(THREAD, 'mine');
  await clock.advance(0);
  expect(told).toHaveLength(1);
  end();
  await chat.end();
});
