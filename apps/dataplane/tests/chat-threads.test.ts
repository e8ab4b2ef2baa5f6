import { all, person, raw, refused, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';

let running: Running;
let alice: Person;
let bob: Person;
let carla: Person;
beforeAll(async () => {
  running = await start();
  [alice, bob, carla] = (await Promise.all([1, 2, 3].map(() => person(running.plane)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => void running.published.splice(0));

const forbidden = refused(403, 'Forbidden');
const notFound = refused(404, 'NotFound');

async function threadOf(creator: Person, ...others: Person[]) {
  const participants = others.map((other) => ({ id: other.identifier, displayName: 'Guest' }));
  const { chatThread } = await creator.chat.createChatThread({ topic: 'Lunch' }, { participants });
  return chatThread!.id;
}
const events = () => running.published.map(({ event, recipients }) => [event.eventId, recipients]);

describe('threads, with the SDK of Microsoft', () => {
  it('creates one with its two system messages', async () => {
    const { chatThread, invalidParticipants } = await alice.chat.createChatThread(
      { topic: 'Lunch' },
      {
        participants: [{ id: bob.identifier, displayName: 'Bob', metadata: { seat: '2' } }],
        metadata: { room: '12' },
        retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 90 },
      },
    );
    expect(invalidParticipants).toBeUndefined();
    expect(chatThread).toMatchObject({
      id: expect.stringMatching(/^19:[\w-]{43}1@thread\.v2$/),
      topic: 'Lunch',
      createdBy: { kind: 'communicationUser', communicationUserId: alice.id },
      metadata: { room: '12' },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 90 },
    });
    const messages = await all(bob.chat.getChatThreadClient(chatThread!.id).listMessages());
    expect(messages.map(({ sequenceId, type }) => [sequenceId, type])).toEqual([
      ['2', 'topicUpdated'],
      ['1', 'participantAdded'],
    ]);
    expect(messages[0]?.content?.topic).toBe('Lunch');
    expect(messages[1]?.content?.participants).toHaveLength(2);
    expect(messages[1]?.content?.participants?.[0]?.shareHistoryTime).toEqual(new Date(0));
    expect(events()).toEqual([[257, [alice.id, bob.id]]]);
  });

  it('reports people without an identity and goes on', async () => {
    const stranger = { communicationUserId: `${alice.id.slice(0, -4)}0000` };
    const { chatThread, invalidParticipants } = await alice.chat.createChatThread(
      { topic: 'x' },
      { participants: [{ id: stranger }, { id: { phoneNumber: '+14255550123' } }] },
    );
    expect(invalidParticipants?.map(({ target }) => target)).toEqual([
      stranger.communicationUserId,
      '4:+14255550123',
    ]);
    const client = alice.chat.getChatThreadClient(chatThread!.id);
    expect(await all(client.listParticipants())).toHaveLength(1);
  });

  it('makes one thread of racing requests with the same id, and another for another person', async () => {
    const create = (creator: Person) =>
      creator.chat.createChatThread({ topic: 'once' }, { idempotencyToken: 'the-same' });
    const made = await Promise.all(Array.from({ length: 10 }, () => create(alice)));
    expect(new Set(made.map(({ chatThread }) => chatThread!.id)).size).toBe(1);
    const again = await create(alice);
    expect(again.chatThread?.id).toBe(made[0]?.chatThread?.id);
    const other = await create(bob);
    expect(other.chatThread?.id).not.toBe(again.chatThread?.id);
    expect(events().filter(([id]) => id === 257)).toHaveLength(2);
  });

  it('lists the threads one is in, newest first, in pages', async () => {
    const dana = await person(running.plane);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.push(await threadOf(dana));
    const pages: string[][] = [];
    for await (const page of dana.chat.listChatThreads({ maxPageSize: 2 }).byPage()) {
      pages.push(page.map(({ id }) => id));
    }
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat().sort()).toEqual([...ids].sort());
    const future = new Date(Date.now() + 60_000);
    expect(await all(dana.chat.listChatThreads({ startTime: future }))).toEqual([]);
  });

  it('updates topic, metadata and retention, and tells everybody', async () => {
    const id = await threadOf(alice, bob);
    const client = alice.chat.getChatThreadClient(id);
    running.published.splice(0);
    await client.updateProperties({
      topic: 'Dinner',
      metadata: { a: '1' },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 30 },
    });
    expect(await client.getProperties()).toMatchObject({
      topic: 'Dinner',
      metadata: { a: '1' },
      retentionPolicy: { deleteThreadAfterDays: 30 },
    });
    await client.updateTopic('Supper');
    expect(await client.getProperties()).toMatchObject({ topic: 'Supper', metadata: { a: '1' } });
    await client.updateProperties({ retentionPolicy: { kind: 'none' } });
    expect((await client.getProperties()).retentionPolicy).toEqual({ kind: 'none' });
    const [first] = await all(client.listMessages());
    expect(first).toMatchObject({ type: 'topicUpdated', sequenceId: '4' });
    expect(events()).toEqual(Array(3).fill([258, [alice.id, bob.id]]));
  });

  it('deletes one for everybody', async () => {
    const id = await threadOf(alice, bob);
    running.published.splice(0);
    await alice.chat.deleteChatThread(id);
    await expect(alice.chat.getChatThreadClient(id).getProperties()).rejects.toEqual(notFound);
    await expect(all(bob.chat.getChatThreadClient(id).listMessages())).rejects.toEqual(notFound);
    await expect(alice.chat.deleteChatThread(id)).rejects.toEqual(notFound);
    expect(events()).toEqual([[259, [alice.id, bob.id]]]);
    expect(running.published[0]?.event.payload['reason']).toBe('deletedByUser');
  });

  it('is closed to strangers, every operation of it', async () => {
    const id = await threadOf(alice, bob);
    const { id: messageId } = await alice.chat
      .getChatThreadClient(id)
      .sendMessage({ content: 'hidden' });
    const client = carla.chat.getChatThreadClient(id);
    const attempts = [
      () => client.getProperties(),
      () => client.updateTopic('mine'),
      () => carla.chat.deleteChatThread(id),
      () => client.sendMessage({ content: 'hello' }),
      () => all(client.listMessages()),
      () => client.getMessage(messageId),
      () => client.updateMessage(messageId, { content: 'x' }),
      () => client.deleteMessage(messageId),
      () => all(client.listParticipants()),
      () => client.addParticipants({ participants: [{ id: carla.identifier }] }),
      () => client.removeParticipant(bob.identifier),
      () => client.sendReadReceipt({ chatMessageId: messageId }),
      () => all(client.listReadReceipts()),
      () => client.sendTypingNotification(),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(forbidden);
  });

  it('does not exist unless somebody made it', async () => {
    const client = alice.chat.getChatThreadClient('19:none@thread.v2');
    for (const attempt of [
      () => client.getProperties(),
      () => client.sendMessage({ content: 'hello' }),
      () => client.sendTypingNotification(),
      () => client.removeParticipant(bob.identifier),
    ]) {
      await expect(attempt()).rejects.toEqual(notFound);
    }
  });

  it('enforces the scopes of each operation', async () => {
    const [joiner, limited, caller] = (await Promise.all([
      person(running.plane, ['chat.join']),
      person(running.plane, ['chat.join.limited']),
      person(running.plane, ['voip']),
    ])) as [Person, Person, Person];
    const id = await threadOf(alice, joiner, limited, caller);
    const of = (who: Person) => who.chat.getChatThreadClient(id);
    await of(joiner).sendMessage({ content: 'hi' });
    await of(limited).sendMessage({ content: 'hi' });
    await of(joiner).addParticipants({ participants: [{ id: bob.identifier }] });
    for (const attempt of [
      () => joiner.chat.createChatThread({ topic: 'x' }),
      () => of(joiner).updateTopic('x'),
      () => joiner.chat.deleteChatThread(id),
      () => limited.chat.createChatThread({ topic: 'x' }),
      () => of(limited).addParticipants({ participants: [{ id: bob.identifier }] }),
      () => of(limited).removeParticipant(bob.identifier),
      () => of(caller).sendMessage({ content: 'x' }),
      () => all(caller.chat.listChatThreads()),
    ]) {
      await expect(attempt()).rejects.toEqual(forbidden);
    }
  });

  it('refuses what is too much', async () => {
    const invalid = refused(400, 'ValidationError');
    const create = alice.chat.createChatThread.bind(alice.chat);
    await expect(create({ topic: '' })).rejects.toEqual(invalid);
    await expect(create({ topic: 'x'.repeat(251) })).rejects.toEqual(invalid);
    await expect(create({ topic: 'x' }, { metadata: { a: 'x'.repeat(1_024) } })).rejects.toEqual(
      invalid,
    );
    for (const deleteThreadAfterDays of [29, 91]) {
      const retentionPolicy = { kind: 'threadCreationDate' as const, deleteThreadAfterDays };
      await expect(create({ topic: 'x' }, { retentionPolicy })).rejects.toEqual(invalid);
    }
    const participants = Array.from({ length: 201 }, () => ({ id: bob.identifier }));
    await expect(create({ topic: 'x' }, { participants })).rejects.toEqual(invalid);
  });

  it('says where a new thread and the realtime channel are', async () => {
    const headers = { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' };
    const made = await raw(`${running.plane.http}//chat/threads?api-version=2025-03-15`, {
      method: 'POST',
      headers,
      body: '{"topic":"x"}',
    });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toMatch(
      /^http:\/\/localhost:\d+\/chat\/threads\/19%3A[\w-]+@thread\.v2$/,
    );
    const { body } = await raw(
      `${running.plane.http}/chat/config/realTimeNotifications?api-version=2024-09-01`,
      { headers },
    );
    const url = running.plane.http;
    expect(body).toEqual({ trouterServiceUrl: url, registrarServiceUrl: url, cloudType: 'Public' });
  });
});
