import { all, person, refused, start } from './_harness.ts';
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

const forbidden = refused(403, 'Forbidden');
const notFound = refused(404, 'NotFound');
const badRequest = refused(400, 'BadRequest');

async function setUp(...others: Person[]) {
  const participants = others.map((other) => ({ id: other.identifier, displayName: 'Guest' }));
  const { chatThread } = await alice.chat.createChatThread({ topic: 'Lunch' }, { participants });
  const id = chatThread!.id;
  running.published.splice(0);
  return { id, of: (who: Person) => who.chat.getChatThreadClient(id) };
}
const events = () => running.published.map(({ event, recipients }) => [event.eventId, recipients]);
const payload = (index: number) => running.published[index]!.event.payload;
const unpacked = (text: unknown): unknown => JSON.parse(unescape(String(text)));

describe('messages, with the SDK of Microsoft', () => {
  it('sends to everybody, the sender included', async () => {
    const { id, of } = await setUp(bob);
    const sent = await of(alice).sendMessage(
      { content: 'Hello ❤' },
      { senderDisplayName: 'Alice', metadata: { mood: 'good' } },
    );
    const message = await of(bob).getMessage(sent.id);
    expect(message).toMatchObject({
      id: sent.id,
      version: sent.id,
      sequenceId: '3',
      type: 'text',
      content: { message: 'Hello ❤' },
      senderDisplayName: 'Alice',
      sender: { kind: 'communicationUser', communicationUserId: alice.id },
      metadata: { mood: 'good' },
      createdOn: new Date(Math.floor(Number(sent.id) / 1_000) * 1_000),
    });
    expect(events()).toEqual([[200, [alice.id, bob.id]]]);
    expect(payload(0)).toEqual({
      groupId: id,
      senderId: alice.id,
      senderDisplayName: 'Alice',
      messageId: sent.id,
      originalArrivalTime: new Date(Number(sent.id)).toISOString(),
      version: sent.id,
      messageType: 'Text',
      messageBody: 'Hello ❤',
      acsChatMessageMetadata: '{"mood":"good"}',
    });
    const [item] = await all(bob.chat.listChatThreads());
    expect(item).toMatchObject({ id, topic: 'Lunch', lastMessageReceivedOn: message.createdOn });
  });

  it('gives racing messages ids and sequence numbers of their own, in one order', async () => {
    const { of } = await setUp(bob);
    const sent = await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        of(i % 2 ? alice : bob).sendMessage({ content: `${i}` }),
      ),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(30);
    const listed = (await all(of(alice).listMessages({ maxPageSize: 7 }))).reverse();
    expect(listed.map(({ sequenceId }) => Number(sequenceId))).toEqual(
      Array.from({ length: 32 }, (_, i) => i + 1),
    );
    const ids = listed.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it('pages newest first from a time on', async () => {
    const { of } = await setUp();
    for (let i = 0; i < 5; i++) await of(alice).sendMessage({ content: `${i}` });
    const pages: (string | undefined)[][] = [];
    for await (const page of of(alice).listMessages({ maxPageSize: 3 }).byPage()) {
      pages.push(page.map(({ content }) => content?.message));
    }
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat().slice(0, 5)).toEqual(['4', '3', '2', '1', '0']);
    const startTime = new Date(Date.now() + 10_000);
    expect(await all(of(alice).listMessages({ startTime }))).toEqual([]);
  });

  it('edits what is one’s own', async () => {
    const { of } = await setUp(bob);
    const { id } = await of(alice).sendMessage({ content: 'Helo' }, { metadata: { a: '1' } });
    await of(alice).updateMessage(id, { content: 'Hello', metadata: { b: '2' } });
    const message = await of(bob).getMessage(id);
    expect(message).toMatchObject({
      content: { message: 'Hello' },
      sequenceId: '3',
      metadata: { a: '1', b: '2' },
      editedOn: expect.any(Date),
    });
    expect(Number(message.version)).toBeGreaterThan(Number(id));
    expect(events()[1]).toEqual([247, [alice.id, bob.id]]);
    expect(payload(1)).toMatchObject({ messageBody: 'Hello', edittime: expect.any(String) });
    await expect(of(bob).updateMessage(id, { content: 'mine' })).rejects.toEqual(forbidden);
    const [, , system] = await all(of(alice).listMessages());
    await expect(of(alice).updateMessage(system!.id, { content: 'x' })).rejects.toEqual(forbidden);
    await expect(of(alice).updateMessage('1', { content: 'x' })).rejects.toEqual(notFound);
    await expect(of(alice).updateMessage('abc', { content: 'x' })).rejects.toEqual(notFound);
  });

  it('deletes what is one’s own and keeps its place', async () => {
    const { of } = await setUp(bob);
    const { id } = await of(alice).sendMessage({ content: 'secret' });
    await expect(of(bob).deleteMessage(id)).rejects.toEqual(forbidden);
    await of(alice).deleteMessage(id);
    await of(alice).deleteMessage(id);
    const message = await of(bob).getMessage(id);
    expect(message).toMatchObject({ sequenceId: '3', deletedOn: expect.any(Date) });
    expect(message.content).toEqual({ message: '', attachments: [] });
    expect(events().slice(1)).toEqual([[248, [alice.id, bob.id]]]);
    expect(JSON.stringify(payload(1))).not.toContain('secret');
    await expect(of(alice).updateMessage(id, { content: 'again' })).rejects.toEqual(notFound);
  });

  it('sanitises HTML', async () => {
    const { of } = await setUp();
    const { id } = await of(alice).sendMessage(
      { content: '<b onclick="x()">Hi</b><script>x()</script>' },
      { type: 'html' },
    );
    const { content, type } = await of(alice).getMessage(id);
    expect([type, content?.message]).toEqual(['html', '<b>Hi</b>x()']);
    expect(payload(0)['messageType']).toBe('RichText/Html');
  });

  it('holds 28 KB and no more', async () => {
    const { of } = await setUp();
    const most = 'é'.repeat((28 * 1_024) / 2);
    const { id } = await of(alice).sendMessage({ content: most });
    const tooLarge = refused(413, 'RequestEntityTooLarge');
    await expect(of(alice).sendMessage({ content: `${most}x` })).rejects.toEqual(tooLarge);
    await expect(of(alice).updateMessage(id, { content: `${most}x` })).rejects.toEqual(tooLarge);
    const metadata = { a: 'x'.repeat(1_024) };
    await expect(of(alice).sendMessage({ content: 'x' }, { metadata })).rejects.toEqual(
      refused(400, 'ValidationError'),
    );
  });
});

describe('participants', () => {
  it('come with the history they are given', async () => {
    const { id, of } = await setUp();
    await of(alice).sendMessage({ content: 'before' });
    const fromNow = { displayName: 'Bob', shareHistoryTime: new Date(Date.now() + 1) };
    await of(alice).addParticipants({ participants: [{ id: bob.identifier, ...fromNow }] });
    await of(alice).addParticipants({ participants: [{ id: carla.identifier }] });
    await of(alice).sendMessage({ content: 'after' });
    const texts = async (who: Person) =>
      (await all(of(who).listMessages())).map(({ content, type }) => content?.message ?? type);
    expect(await texts(bob)).not.toContain('before');
    expect(await texts(carla)).toContain('before');
    const shared = (await all(of(carla).listParticipants())).map((one) => one.shareHistoryTime);
    expect(shared).toEqual([new Date(0), expect.any(Date), new Date(0)]);
    expect(events().slice(1, 3)).toEqual([
      [257, [bob.id]],
      [260, [alice.id, bob.id]],
    ]);
    expect(unpacked(payload(2)['participantsAdded'])).toMatchObject([
      { participantId: bob.id, displayName: 'Bob' },
    ]);
    expect(payload(2)['threadId']).toBe(id);
    const people = await all(of(bob).listParticipants({ maxPageSize: 1 }));
    expect(people.map((one) => one.displayName)).toEqual([undefined, 'Bob', undefined]);
  });

  it('are added once', async () => {
    const { of } = await setUp(bob);
    await of(alice).addParticipants({
      participants: [{ id: bob.identifier }, { id: carla.identifier }, { id: carla.identifier }],
    });
    await of(alice).addParticipants({ participants: [{ id: bob.identifier }] });
    expect(await all(of(alice).listParticipants())).toHaveLength(3);
    expect(events().filter(([eventId]) => eventId === 260)).toHaveLength(1);
    const added = (await all(of(alice).listMessages())).filter(
      ({ type }) => type === 'participantAdded',
    );
    expect(added).toHaveLength(2);
  });

  it('read what they saw when removed, and nothing more', async () => {
    const { id, of } = await setUp(bob);
    await of(alice).sendMessage({ content: 'before' });
    await of(alice).removeParticipant(bob.identifier);
    const { id: later } = await of(alice).sendMessage({ content: 'after' });
    const seen = (await all(of(bob).listMessages())).map(
      ({ content, type }) => content?.message ?? type,
    );
    expect(seen.slice(0, 2)).toEqual(['participantRemoved', 'before']);
    expect(seen).not.toContain('after');
    await expect(of(bob).getMessage(later)).rejects.toEqual(notFound);
    await expect(of(bob).sendMessage({ content: 'x' })).rejects.toEqual(forbidden);
    await expect(of(bob).sendTypingNotification()).rejects.toEqual(forbidden);
    expect((await all(bob.chat.listChatThreads())).map((thread) => thread.id)).not.toContain(id);
    expect(events().slice(1)).toEqual([
      [261, [alice.id, bob.id]],
      [200, [alice.id]],
    ]);
    await of(alice).removeParticipant(bob.identifier);
    expect(events()).toHaveLength(3);
    await of(alice).addParticipants({ participants: [{ id: bob.identifier }] });
    await of(bob).sendMessage({ content: 'back' });
  });

  it('may leave', async () => {
    const { of } = await setUp(bob);
    await of(bob).removeParticipant(bob.identifier);
    await expect(of(bob).sendMessage({ content: 'x' })).rejects.toEqual(forbidden);
  });

  it('are 250 at most, in batches of 200', async () => {
    const { of } = await setUp();
    const { body } = await seedPeople(251);
    const people = Object.values(body.identities).map((id) => ({
      id: { communicationUserId: id },
    }));
    await of(alice).addParticipants({ participants: people.slice(0, 200) });
    await expect(
      of(alice).addParticipants({ participants: people.slice(200, 250) }),
    ).rejects.toEqual(badRequest);
    await of(alice).addParticipants({ participants: people.slice(200, 249) });
    expect(await all(of(alice).listParticipants())).toHaveLength(250);
    await expect(of(alice).sendTypingNotification()).rejects.toEqual(badRequest);
    await expect(all(of(alice).listReadReceipts())).rejects.toEqual(badRequest);
  });
});

describe('receipts and typing', () => {
  it('keep the latest message each has read', async () => {
    const { id, of } = await setUp(bob);
    const first = await of(alice).sendMessage({ content: '1' });
    const second = await of(alice).sendMessage({ content: '2' });
    running.published.splice(0);
    for (const { id: chatMessageId } of [first, second, first]) {
      await of(bob).sendReadReceipt({ chatMessageId });
    }
    await of(alice).sendReadReceipt({ chatMessageId: first.id });
    const receipts = await all(of(alice).listReadReceipts({ maxPageSize: 1 }));
    expect(
      receipts.map(({ sender, chatMessageId }) => [
        (sender as { communicationUserId: string }).communicationUserId,
        chatMessageId,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [bob.id, second.id],
        [alice.id, first.id],
      ]),
    );
    expect(events()).toEqual(Array(3).fill([246, [alice.id, bob.id]]));
    const body = JSON.parse(String(payload(1)['messageBody'])) as { consumptionhorizon: string };
    expect(payload(1)).toMatchObject({ groupId: id, senderId: bob.id, messageId: second.id });
    expect(body.consumptionhorizon).toMatch(new RegExp(`^${second.id};\\d{13};`));
    await expect(of(bob).sendReadReceipt({ chatMessageId: '12' })).rejects.toEqual(notFound);
  });

  it('tells everybody who is typing and stores nothing', async () => {
    const { id, of } = await setUp(bob);
    await of(bob).sendTypingNotification({ senderDisplayName: 'Bob' });
    expect(events()).toEqual([[245, [alice.id, bob.id]]]);
    expect(payload(0)).toMatchObject({ groupId: id, senderId: bob.id, senderDisplayName: 'Bob' });
    expect(await all(of(alice).listMessages())).toHaveLength(2);
  });
});

async function seedPeople(count: number) {
  const identities = Array.from({ length: count }, (_, i) => ({ name: `p${i}` }));
  const response = await fetch(`${running.plane.control}/seed`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identities }),
  });
  return { body: (await response.json()) as { identities: Record<string, string> } };
}
