import { randomUUID } from 'node:crypto';
import { control, identityClient, person, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { pushClient } from './_push-client.ts';
import { PushService } from './_push-service.ts';
import { RealtimeClient } from './_realtime-client.ts';
import { until } from './_until.ts';

let service: PushService;
let running: Running;

beforeAll(async () => {
  service = await PushService.open();
  running = await start({ push: { ...service.config, shown: 'text' } });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

/** Alice, and Bob with a phone, in a thread, perhaps with others. */
async function thread(...others: readonly Person[]) {
  const [alice, bob] = [await person(running.plane), await person(running.plane)];
  const participants = [bob, ...others].map(({ identifier: id }) => ({ id }));
  const app = pushClient(running.plane, bob.token);
  const target = service.subscribe();
  await app.register(randomUUID(), target);
  const { chatThread } = await alice.chat.createChatThread({ topic: 'Lunch' }, { participants });
  const client = alice.chat.getChatThreadClient(chatThread!.id);
  const send = (content: string, type: 'text' | 'html' = 'text') =>
    client.sendMessage({ content }, { type, senderDisplayName: 'Alice' });
  return { alice, bob, app, send, threadId: chatThread!.id, path: target.path };
}

const pushesTo = (path: string) => service.received.filter((one) => one.path === path);

/** What was written last for a person has ended, one way or another. */
async function ended(who: Person, count: number): Promise<void> {
  const path = `/push/deliveries?userId=${encodeURIComponent(who.id)}`;
  await until(`${count} pushes have ended`, async () => {
    const { body } = await control(running.plane, 'GET', path);
    const { value } = body as { value: readonly { state: string }[] };
    return value.length === count && value.every(({ state }) => state !== 'waiting');
  });
}

describe('a message to somebody who is not connected', () => {
  test('is shown on their phone, once, and replaces the one before it', async () => {
    const { alice, bob, send, threadId, path } = await thread();
    const { id: messageId } = await send('<p>At 12 &amp; <b>sharp</b></p>', 'html');
    const { push, headers } = await service.next(path, 'chat-message');
    expect(push).toMatchObject({
      ...{ threadId, messageId, recipientId: bob.id, senderId: alice.id },
      ...{ senderName: 'Alice', text: 'At 12 & sharp' },
    });
    await send('Or at 1?');
    await ended(bob, 2);
    const topics = pushesTo(path).map((one) => one.headers['topic']);
    expect(topics).toEqual([headers['topic'], headers['topic']]);
  });

  test('is not shown to who wrote it', async () => {
    const { alice, send, path } = await thread();
    const own = service.subscribe();
    await pushClient(running.plane, alice.token).register(randomUUID(), own);
    await send('Hello');
    await service.next(path, 'chat-message');
    expect(pushesTo(own.path)).toEqual([]);
  });

  test('is not shown where a client is connected', async () => {
    const { bob, send, path } = await thread();
    const client = await new RealtimeClient(running.plane.http, bob.token).connect();
    await send('You see this');
    await client.until(() => client.frames.some((frame) => frame.includes('You see this')));
    await client.close();
    await until('the service knows that the client is gone', async () => {
      const { body } = await control(running.plane, 'GET', '/connections');
      return JSON.stringify(body).includes('"none"');
    });
    await send('And this you do not');
    const { push } = await service.next(path, 'chat-message');
    expect(push.text).toBe('And this you do not');
    expect(pushesTo(path)).toHaveLength(1);
  });

  test('is not shown of a thread that they have muted, until they want it again', async () => {
    const { app, send, threadId, path } = await thread();
    const mute = (muted: boolean) =>
      app.ask('PUT', `threads/${encodeURIComponent(threadId)}`, { muted });
    expect(await mute(true)).toMatchObject({ status: 204 });
    await send('Unheard');
    expect(await mute(false)).toMatchObject({ status: 204 });
    await send('Heard');
    const { push } = await service.next(path, 'chat-message');
    expect(push.text).toBe('Heard');
  });

  test('is shown no more once their access has ended', async () => {
    const carla = await person(running.plane);
    const theirs = service.subscribe();
    await pushClient(running.plane, carla.token).register(randomUUID(), theirs);
    const { bob, app, send, path } = await thread(carla);
    expect(await app.list()).toHaveLength(1);
    await identityClient(running.plane).revokeTokens(bob.identifier);
    await until('the app is forgotten', async () => {
      const asked = `/push/installations?userId=${encodeURIComponent(bob.id)}`;
      const { body } = await control(running.plane, 'GET', asked);
      return (body as { value: unknown[] }).value.length === 0;
    });
    await send('Too late');
    await service.next(theirs.path, 'chat-message');
    expect(pushesTo(path)).toEqual([]);
  });
});
