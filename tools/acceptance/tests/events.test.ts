import type { Page } from '@playwright/test';
import { startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import type { EventsPage, Told } from './_events-page.ts';
import { live, received, told } from './_live.ts';
import { newPerson } from './_people.ts';
import type { Person } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;
/** What tends to get lost on the way: emoji, percent signs that look like escapes, right to left. */
const NAMES = ['Zoë 🎉 👩‍👩‍👧', '50%25 %u0041 100%', 'ليلى حداد'] as const;
const TOPIC = 'Lunch 🍜 at 100%25, ظهرا';

declare const globalThis: { page: EventsPage };

let stack: Stack;
let pages: Pages;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  [stack, pages] = await Promise.all([
    startStack({ https: true }),
    openPages('_events-page.ts', ['--ignore-certificate-errors']),
  ]);
}, TIMEOUT_MS);
afterAll(async () => {
  await pages?.[Symbol.asyncDispose]();
  await stack?.[Symbol.asyncDispose]();
}, TIMEOUT_MS);
beforeEach(async () => {
  [alice, bob] = await Promise.all([newPerson(stack.dataplane), newPerson(stack.dataplane)]);
});

const userOf = ({ id }: Person) => ({ kind: 'communicationUser', communicationUserId: id });

/** The first event of this name whose fields are these. */
async function heard(page: Page, name: Told['name'], fields: object): Promise<void> {
  const wanted = expect.objectContaining(fields) as { asymmetricMatch(other: unknown): boolean };
  const holds = async () =>
    (await told(page)).some((one) => one.name === name && wanted.asymmetricMatch(one.event));
  await until(name, holds).catch(async () => {
    const events = (await told(page)).filter((one) => one.name === name);
    expect(events.map(({ event }) => event)).toContainEqual(wanted);
  });
}

async function lunch() {
  const { chatThread } = await alice.chat.createChatThread(
    { topic: TOPIC },
    {
      participants: [
        { id: alice.identifier, displayName: NAMES[0] },
        { id: bob.identifier, displayName: NAMES[1] },
      ],
      metadata: { place: 'café 50%25' },
    },
  );
  const threadId = chatThread!.id;
  return { threadId, thread: alice.chat.getChatThreadClient(threadId) };
}

/** Does everything that makes an event, and hears all ten in Bob's page. */
async function allTen(endpoint: string): Promise<void> {
  const page = await live(pages, bob, endpoint);
  const anyDate = expect.any(Date);
  const member = (person: Person, displayName: string) =>
    expect.objectContaining({ id: userOf(person), displayName });

  const { threadId, thread } = await lunch();
  await heard(page, 'chatThreadCreated', {
    threadId,
    version: expect.stringMatching(/^\d+$/),
    createdOn: anyDate,
    createdBy: member(alice, NAMES[0]),
    participants: expect.arrayContaining([member(alice, NAMES[0]), member(bob, NAMES[1])]),
    properties: { topic: TOPIC, metadata: { place: 'café 50%25' } },
    retentionPolicy: expect.objectContaining({ kind: expect.any(String) }),
  });

  const text = 'ten % of 👍, %41, "quoted", شكرا';
  const { id } = await thread.sendMessage(
    { content: text },
    { senderDisplayName: NAMES[0], metadata: { mood: '50%25 😀' } },
  );
  const message = {
    threadId,
    id,
    sender: userOf(alice),
    senderDisplayName: NAMES[0],
    recipient: userOf(bob),
    createdOn: anyDate,
    version: expect.stringMatching(/^\d+$/),
    type: 'Text',
  };
  const whole = { ...message, message: text, metadata: { mood: '50%25 😀' }, attachments: [] };
  await heard(page, 'chatMessageReceived', whole);

  await thread.updateMessage(id, { content: 'better 👌', metadata: { mood: '🙂' } });
  const edited = { ...message, message: 'better 👌', metadata: { mood: '🙂' } };
  await heard(page, 'chatMessageEdited', { ...edited, editedOn: anyDate });

  await thread.sendTypingNotification({ senderDisplayName: NAMES[0] });
  await heard(page, 'typingIndicatorReceived', {
    threadId,
    sender: userOf(alice),
    senderDisplayName: NAMES[0],
    recipient: userOf(bob),
    version: expect.stringMatching(/^\d+$/),
    receivedOn: anyDate,
  });

  await thread.sendReadReceipt({ chatMessageId: id });
  await heard(page, 'readReceiptReceived', {
    threadId,
    sender: userOf(alice),
    recipient: userOf(bob),
    chatMessageId: id,
    readOn: anyDate,
  });

  await thread.deleteMessage(id);
  await heard(page, 'chatMessageDeleted', { ...message, deletedOn: anyDate });

  await thread.updateTopic('Dinner %20 🌙');
  await heard(page, 'chatThreadPropertiesUpdated', {
    threadId,
    version: expect.any(String),
    updatedOn: anyDate,
    updatedBy: expect.objectContaining({ id: userOf(alice) }),
    properties: { topic: 'Dinner %20 🌙', metadata: { place: 'café 50%25' } },
  });

  const carla = await newPerson(stack.dataplane);
  await thread.addParticipants({
    participants: [{ id: carla.identifier, displayName: NAMES[2], shareHistoryTime: new Date(0) }],
  });
  await heard(page, 'participantsAdded', {
    threadId,
    version: expect.any(String),
    addedOn: anyDate,
    addedBy: expect.objectContaining({ id: userOf(alice) }),
    participantsAdded: [
      expect.objectContaining({
        id: userOf(carla),
        displayName: NAMES[2],
        shareHistoryTime: new Date(0),
      }),
    ],
  });

  await thread.removeParticipant(carla.identifier);
  await heard(page, 'participantsRemoved', {
    threadId,
    version: expect.any(String),
    removedOn: anyDate,
    removedBy: expect.objectContaining({ id: userOf(alice) }),
    participantsRemoved: [expect.objectContaining({ id: userOf(carla), displayName: NAMES[2] })],
  });

  await alice.chat.deleteChatThread(threadId);
  await heard(page, 'chatThreadDeleted', {
    threadId,
    version: expect.any(String),
    deletedOn: anyDate,
    deletedBy: expect.objectContaining({ id: userOf(alice) }),
  });
  await page.close();
}

describe('the chat SDK in a page', () => {
  it('hears all ten events over plain http', () => allTen(stack.dataplane.http), TIMEOUT_MS);

  it('hears all ten events over https', () => allTen(stack.dataplane.https!), TIMEOUT_MS);

  it(
    'tells the sender as well, each tab once',
    async () => {
      const tabs = await Promise.all([
        live(pages, alice, stack.dataplane.http),
        live(pages, alice, stack.dataplane.http),
      ]);
      const { thread } = await lunch();
      await thread.sendMessage({ content: 'to all my tabs' });
      for (const tab of tabs) {
        await until('an echo', async () => (await received(tab)).length > 0);
        expect(await received(tab)).toEqual(['to all my tabs']);
        await tab.close();
      }
    },
    TIMEOUT_MS,
  );

  it(
    'loses nothing when its connection breaks',
    async () => {
      const page = await live(pages, bob, stack.dataplane.http);
      const { thread } = await lunch();
      const texts = Array.from({ length: 60 }, (_, at) => `message ${at}`);
      for (const [at, content] of texts.entries()) {
        if (at === 15 || at === 40) expect(await stack.control.dropConnections(bob.id)).toBe(1);
        await thread.sendMessage({ content });
        // The second break comes once the first is mended.
        if (at === 35) await until('reconnected', async () => (await received(page)).length > 30);
      }
      const last = texts.at(-1)!;
      await until('the last one', async () => (await received(page)).includes(last));
      // What was told but not answered when the connection broke is told again, in its order.
      expect([...new Set(await received(page))]).toEqual(texts);
      const names = (await told(page)).map(({ name }) => name);
      expect(names).toContain('realTimeNotificationDisconnected');
      expect(names.filter((name) => name === 'realTimeNotificationConnected')).toHaveLength(3);
      await page.close();
    },
    TIMEOUT_MS,
  );

  it(
    'goes quiet when it stops, and live again when it starts',
    async () => {
      const page = await live(pages, bob, stack.dataplane.http);
      const { thread } = await lunch();
      await page.evaluate(() => globalThis.page.stop());
      const gone = async () =>
        (await stack.control.connections()).every(({ userId }) => userId !== bob.id);
      await until('the connection is gone', gone);
      await thread.sendMessage({ content: 'unheard' });
      await page.evaluate(() => globalThis.page.start('', ''));
      await thread.sendMessage({ content: 'heard' });
      await until('live again', async () => (await received(page)).includes('heard'));
      expect(await received(page)).toEqual(['heard']);
      await page.close();
    },
    TIMEOUT_MS,
  );
});
