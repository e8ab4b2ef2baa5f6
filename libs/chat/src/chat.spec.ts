import { VirtualClock } from '@switchboard/kernel/testing';
import { createChat } from './chat.ts';
import { isText } from './message.ts';
import type { TextMessage } from './message.ts';
import { threadsByActivity, unreadCount, unreadTotal } from './select.ts';
import { FakeChatService } from './testing/fake-chat-service.ts';

const THREAD = '19:a@thread.v2';

function setUp() {
  const clock = new VirtualClock();
  const service = new FakeChatService('alice', () => clock.now());
  service.addThread(THREAD, 'Lunch', ['alice', 'bob']);
  let next = 0;
  const chat = createChat({
    client: service,
    self: 'alice',
    displayName: () => 'Alice',
    clock,
    newId: () => String(++next),
  });
  const thread = () => chat.getSnapshot().threads[THREAD]!;
  const bodies = () => thread().timeline.map((message) => (isText(message) ? message.body : ''));
  const text = (at: number) => thread().timeline.at(at) as TextMessage;
  return { clock, service, chat, thread, bodies, text };
}

describe('chat', () => {
  it('lists threads and reads one on demand', async () => {
    const { chat, service, bodies, thread } = setUp();
    service.store(THREAD, 'bob', 'hello');
    await chat.start();
    expect(threadsByActivity(chat.getSnapshot()).map(({ topic }) => topic)).toEqual(['Lunch']);
    await chat.open(THREAD);
    expect(bodies()).toEqual(['hello']);
    expect(thread().history).toBe('complete');
    expect(Object.keys(thread().participants)).toEqual(['alice', 'bob']);
  });

  it('shows a message at once and once, whichever of answer and echo comes first', async () => {
    for (const echoFirst of [true, false]) {
      const { chat, service, bodies, text } = setUp();
      await chat.start();
      await chat.open(THREAD);
      if (echoFirst) service.afterStore = (message, id) => service.emitReceived(id, message);
      chat.send(THREAD, 'hi');
      expect(text(-1).status).toBe('sending');
      await chat.settled();
      if (!echoFirst) service.emitReceived(THREAD, service.threads.get(THREAD)!.messages[0]!);
      expect(bodies()).toEqual(['hi']);
      expect(text(-1).status).toBe('sent');
    }
  });

  it('sends in the order of writing', async () => {
    const { chat, service, clock } = setUp();
    await chat.start();
    for (let at = 0; at < 20; at++) chat.send(THREAD, String(at));
    await clock.advance(10_000);
    await chat.settled();
    const sent = service.threads.get(THREAD)!.messages.map(({ content }) => content?.message);
    expect(sent).toEqual(Array.from({ length: 20 }, (_, at) => String(at)));
  });

  it('sends the answer that was clicked with its id', async () => {
    const { chat, service, text } = setUp();
    await chat.start();
    chat.send(THREAD, 'Yes', 'yes');
    await chat.settled();
    expect(text(-1)).toMatchObject({ body: 'Yes', choice: 'yes', status: 'sent' });
    expect(service.threads.get(THREAD)!.messages[0]!.metadata).toMatchObject({ choice: 'yes' });
  });

  it('keeps a failed message with its reason and sends it again when asked', async () => {
    const { chat, service, text, bodies } = setUp();
    await chat.start();
    service.failures.set('sendMessage', [Object.assign(new Error(), { statusCode: 429 })]);
    const localId = chat.send(THREAD, 'hi');
    await chat.settled();
    expect(text(-1)).toMatchObject({ status: 'failed', failure: 'rate-limited' });
    chat.retry(THREAD, localId);
    await chat.settled();
    expect(text(-1).status).toBe('sent');
    expect(bodies()).toEqual(['hi']);
  });

  it('does not send twice what arrived although its answer was lost', async () => {
    const { chat, service, bodies } = setUp();
    await chat.start();
    service.afterStore = () => {
      service.afterStore = undefined;
      throw new Error('connection reset');
    };
    const localId = chat.send(THREAD, 'hi');
    await chat.settled();
    chat.retry(THREAD, localId);
    await chat.settled();
    expect(service.threads.get(THREAD)!.messages).toHaveLength(1);
    expect(bodies()).toEqual(['hi']);
  });

  it('takes an edit back when it is refused', async () => {
    const { chat, service, bodies } = setUp();
    const { id } = service.store(THREAD, 'alice', 'before');
    await chat.start();
    await chat.open(THREAD);
    service.failures.set('updateMessage', [Object.assign(new Error(), { statusCode: 403 })]);
    const editing = chat.edit(THREAD, id, 'after');
    expect(bodies()).toEqual(['after']);
    await expect(editing).rejects.toMatchObject({ code: 'not-allowed' });
    expect(bodies()).toEqual(['before']);
  });

  it('refuses a message that is too long, naming the limit', async () => {
    const { chat, bodies } = setUp();
    await chat.start();
    await chat.open(THREAD);
    expect(() => chat.send(THREAD, '好'.repeat(10_000))).toThrow(
      expect.objectContaining({ code: 'message-too-long' }),
    );
    expect(bodies()).toEqual([]);
  });

  it('reads after an absence what no event told, once', async () => {
    const { chat, service, bodies, clock } = setUp();
    service.store(THREAD, 'bob', 'before');
    await chat.start();
    await chat.open(THREAD);
    service.emit('realTimeNotificationDisconnected');
    expect(chat.getSnapshot().connection).toBe('reconnecting');
    await clock.advance(60_000);
    for (let at = 0; at < 130; at++) service.store(THREAD, 'bob', `missed ${at}`);
    service.emit('realTimeNotificationConnected');
    await clock.advance(0);
    expect(chat.getSnapshot().connection).toBe('connected');
    expect(bodies()).toEqual(['before', ...Array.from({ length: 130 }, (_, at) => `missed ${at}`)]);
  });

  it('leaves no hole when more was missed than is read at once', async () => {
    const { chat, service, bodies, thread, clock } = setUp();
    service.store(THREAD, 'bob', 'before');
    await chat.start();
    await chat.open(THREAD);
    expect(thread().history).toBe('complete');
    service.emit('realTimeNotificationDisconnected');
    await clock.advance(3_600_000);
    const missed = Array.from({ length: 1_030 }, (_, at) => `missed ${at}`);
    for (const text of missed) service.store(THREAD, 'bob', text);
    service.emit('realTimeNotificationConnected');
    await clock.advance(0);
    expect(bodies()).toEqual(missed.slice(-1_000));
    expect(thread().history).toBe('partial');
    await chat.older(THREAD);
    expect(bodies()).toEqual(['before', ...missed]);
    expect(thread().history).toBe('complete');
  });

  it('shows an old message that was edited lately in its place, without a gap before it', async () => {
    const { chat, service, bodies } = setUp();
    const written = Array.from({ length: 60 }, (_, at) => service.store(THREAD, 'bob', `${at}`));
    service.edit(THREAD, written[3]!.id, '3!');
    await chat.start();
    await chat.open(THREAD);
    expect(bodies()).toEqual(written.slice(-49).map((_, at) => `${at + 11}`));
    await chat.older(THREAD);
    expect(bodies()).toEqual(written.map((_, at) => (at === 3 ? '3!' : `${at}`)));
  });

  it('reads on when a page holds nothing but old messages that were edited lately', async () => {
    const { chat, service, bodies } = setUp();
    const written = Array.from({ length: 110 }, (_, at) => service.store(THREAD, 'bob', `${at}`));
    for (const { id } of written.slice(0, 50)) service.edit(THREAD, id, 'edited');
    await chat.start();
    await chat.open(THREAD);
    expect(bodies()).toEqual(written.slice(60).map((_, at) => `${at + 60}`));
  });

  it('learns after an absence that an old message was edited', async () => {
    const { chat, service, bodies, clock } = setUp();
    const { id } = service.store(THREAD, 'bob', 'before');
    for (let at = 0; at < 60; at++) service.store(THREAD, 'bob', `${at}`);
    await chat.start();
    await chat.open(THREAD);
    await chat.older(THREAD);
    service.emit('realTimeNotificationDisconnected');
    await clock.advance(60_000);
    service.edit(THREAD, id, 'before!');
    service.emit('realTimeNotificationConnected');
    await clock.advance(0);
    expect(bodies()[0]).toBe('before!');
  });

  it('reads again what a connection that died unnoticed did not tell', async () => {
    const { chat, service, bodies, clock } = setUp();
    await chat.start();
    await chat.open(THREAD);
    await clock.advance(3_600_000);
    const missed = Array.from({ length: 120 }, (_, at) => `missed ${at}`);
    for (const text of missed) service.store(THREAD, 'bob', text);
    await clock.advance(45_000);
    service.emit('realTimeNotificationDisconnected');
    service.emit('realTimeNotificationConnected');
    await clock.advance(0);
    expect(bodies()).toEqual(missed);
  });

  it('counts what is unread and stops counting what is read', async () => {
    const { chat, service, thread } = setUp();
    service.store(THREAD, 'bob', 'one');
    const two = service.store(THREAD, 'bob', 'two');
    await chat.start();
    await chat.open(THREAD);
    expect(unreadCount(thread(), 'alice')).toBe(2);
    expect(unreadTotal(chat.getSnapshot())).toBe(2);
    chat.markRead(THREAD, two.id);
    chat.markRead(THREAD, two.id);
    expect(unreadCount(thread(), 'alice')).toBe(0);
    expect(service.calls.filter((call) => call === 'sendReadReceipt')).toHaveLength(1);
  });

  it('forgets a typing indicator that is not renewed, or when the message is there', async () => {
    const { chat, service, thread, clock } = setUp();
    await chat.start();
    const typing = {
      threadId: THREAD,
      sender: { communicationUserId: 'bob' },
      senderDisplayName: 'Bob',
    };
    service.emit('typingIndicatorReceived', typing);
    expect(thread().typing).toHaveProperty('bob');
    await clock.advance(10_000);
    expect(thread().typing).toEqual({});
    service.emit('typingIndicatorReceived', typing);
    service.emitReceived(THREAD, service.store(THREAD, 'bob', 'done'));
    expect(thread().typing).toEqual({});
  });

  it('knows that it was removed, and added again', async () => {
    const { chat, service, thread } = setUp();
    service.store(THREAD, 'bob', 'unread');
    await chat.start();
    await chat.open(THREAD);
    const us = { id: { communicationUserId: 'alice' }, displayName: 'Alice' };
    service.emit('participantsRemoved', {
      threadId: THREAD,
      version: '1',
      participantsRemoved: [us],
    });
    expect(thread().membership).toBe('left');
    expect(unreadTotal(chat.getSnapshot())).toBe(0);
    service.emit('participantsAdded', { threadId: THREAD, version: '2', participantsAdded: [us] });
    expect(thread().membership).toBe('member');
  });

  it('leaves nothing behind when it ends', async () => {
    const { chat, service, clock } = setUp();
    await chat.start();
    service.emit('participantsAdded', { threadId: THREAD, version: '1', participantsAdded: [] });
    service.emit('typingIndicatorReceived', {
      threadId: THREAD,
      sender: { id: 'bob' },
      senderDisplayName: '',
    });
    await chat.end();
    expect(service.listenerCount).toBe(0);
    expect(clock.pending).toBe(0);
  });
});
