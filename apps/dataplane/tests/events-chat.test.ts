import { EventGridDeserializer, isSystemEvent } from '@azure/eventgrid';
import type { EventGridEvent } from '@azure/eventgrid';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { person } from './_harness.ts';
import type { Person } from './_harness.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { until } from './_until.ts';

const PREFIX = 'Microsoft.Communication.';
const judge = new EventGridDeserializer();
const DAY_MS = 86_400_000;

let running: WithEvents;
let endpoint: Subscriber;
let alice: Person;
let bob: Person;
let carol: Person;
beforeAll(async () => {
  running = await startWithEvents();
  endpoint = await subscriber();
  alice = await person(running.plane);
  bob = await person(running.plane);
  carol = await person(running.plane);
  const batching = { maxEventsPerBatch: 100 };
  await running.subscribe('chat', endpoint.url, { batching });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await endpoint[Symbol.asyncDispose]();
});

type Data = Readonly<Record<string, unknown>>;

async function arrived(type: string): Promise<EventGridEvent<Data>[]> {
  const read = endpoint.notified.map(({ text }) => judge.deserializeEventGridEvents(text));
  const all = (await Promise.all(read)).flat() as EventGridEvent<Data>[];
  return all.filter(({ eventType }) => eventType === PREFIX + type);
}

async function only(type: string, count = 1): Promise<EventGridEvent<Data>[]> {
  await until(`${count} ${type}`, async () => (await arrived(type)).length >= count);
  const events = await arrived(type);
  expect(events).toHaveLength(count);
  for (const event of events) {
    const name = `${PREFIX}${type}` as 'Microsoft.Communication.ChatMessageReceived';
    expect(isSystemEvent(name, event)).toBe(true);
    expect(event.data).toMatchObject({
      threadId: expect.any(String),
      transactionId: expect.any(String),
    });
  }
  return events;
}

const named = ({ id }: Person) =>
  expect.objectContaining({ rawId: id, communicationUser: expect.objectContaining({ id }) });

/** One of a person in the thread for each but who did it, and one of the thread. */
async function pair(
  personType: string,
  threadType: string,
  recipients: readonly Person[],
  base: Data,
) {
  const forPeople = await only(personType, recipients.length);
  const [ofThread] = await only(threadType);
  const ids = forPeople.map(({ data }) => data['recipientId']);
  expect(ids.toSorted()).toEqual(recipients.map(({ id }) => id).toSorted());
  for (const { data, subject } of forPeople) {
    expect(data).toMatchObject(base);
    expect(subject).toMatch(new RegExp(`/recipient/${String(data['recipientId'])}$`));
    expect(data['version']).toEqual(expect.any(Number));
  }
  expect(ofThread!.data).toMatchObject(base);
  expect(ofThread!.data).not.toHaveProperty('recipientCommunicationIdentifier');
  return { forPerson: forPeople[0]!, ofThread: ofThread! };
}

describe('what happens in chat', () => {
  it('is published in all eighteen types', async () => {
    const participants = [{ id: bob.identifier, displayName: 'Bob' }];
    const { chatThread } = await alice.chat.createChatThread({ topic: 'Lunch' }, { participants });
    const thread = alice.chat.getChatThreadClient(chatThread!.id);
    const created = await pair('ChatThreadCreatedWithUser', 'ChatThreadCreated', [bob], {
      createdByCommunicationIdentifier: named(alice),
      properties: { topic: 'Lunch' },
    });
    expect(created.ofThread.subject).toBe(`thread/${chatThread!.id}/createdBy/${alice.id}`);
    expect(created.ofThread.data['participants']).toHaveLength(2);

    const sendOptions = { senderDisplayName: 'Alice', metadata: { azureBotCommand: 'menu' } };
    const { id } = await thread.sendMessage({ content: 'Hungry?' }, sendOptions);
    const sent = {
      messageId: id,
      senderDisplayName: 'Alice',
      senderCommunicationIdentifier: named(alice),
      type: 'Text',
    };
    const body = { messageBody: 'Hungry?', metadata: sendOptions.metadata };
    const received = await pair('ChatMessageReceived', 'ChatMessageReceivedInThread', [bob], {
      ...sent,
      ...body,
    });
    const subject = `thread/${chatThread!.id}/sender/${alice.id}`;
    expect(received.ofThread.subject).toBe(subject);
    expect(received.ofThread.data['version']).toEqual(expect.any(String));
    expect(received.ofThread.data['composeTime']).toMatch(/\+00:00$/);
    expect(received.forPerson.subject).toBe(`${subject}/recipient/${bob.id}`);
    expect(received.forPerson.data['composeTime']).toMatch(/Z$/);
    const [command] = await only('ChatAzureBotCommandReceivedInThread');
    expect(command!.data).toMatchObject({ ...sent, ...body });

    await thread.sendTypingNotification({ senderDisplayName: 'Alice' });
    const [typing] = await only('ChatTypingIndicatorReceivedInThread');
    expect(typing).toMatchObject({ subject, data: { senderDisplayName: 'Alice' } });

    await thread.updateMessage(id, { content: 'Very hungry?' });
    const edited = await pair('ChatMessageEdited', 'ChatMessageEditedInThread', [bob], {
      ...sent,
      messageBody: 'Very hungry?',
    });
    expect(edited.ofThread.data['editTime']).toMatch(/\+00:00$/);
    await thread.deleteMessage(id);
    const gone = await pair('ChatMessageDeleted', 'ChatMessageDeletedInThread', [bob], sent);
    expect(gone.forPerson.data).toHaveProperty('deleteTime', expect.stringMatching(/Z$/));
    expect(gone.forPerson.data).not.toHaveProperty('messageBody');

    await thread.updateTopic('Dinner');
    const updated = await pair(
      'ChatThreadPropertiesUpdatedPerUser',
      'ChatThreadPropertiesUpdated',
      [bob],
      { editedByCommunicationIdentifier: named(alice), properties: { topic: 'Dinner' } },
    );
    expect(updated.ofThread.data).toHaveProperty('createTime');

    await thread.addParticipants({
      participants: [{ id: carol.identifier, displayName: 'Carol' }],
    });
    const both = [bob, carol];
    const added = await pair(
      'ChatParticipantAddedToThreadWithUser',
      'ChatThreadParticipantAdded',
      both,
      {
        addedByCommunicationIdentifier: named(alice),
        participantAdded: expect.objectContaining({
          displayName: 'Carol',
          participantCommunicationIdentifier: named(carol),
        }),
      },
    );
    expect(added.ofThread.subject).toBe(`thread/${chatThread!.id}/participantadded/${carol.id}`);
    await thread.removeParticipant(carol.identifier);
    const removed = await pair(
      'ChatParticipantRemovedFromThreadWithUser',
      'ChatThreadParticipantRemoved',
      both,
      { removedByCommunicationIdentifier: named(alice) },
    );
    expect(removed.ofThread.subject).toBe(
      `thread/${chatThread!.id}/participantremoved/${carol.id}`,
    );

    await alice.chat.deleteChatThread(chatThread!.id);
    const deleted = await pair('ChatThreadWithUserDeleted', 'ChatThreadDeleted', [bob], {
      deletedByCommunicationIdentifier: named(alice),
    });
    expect(deleted.ofThread.data).toHaveProperty('deleteTime', expect.stringMatching(/\+00:00$/));
  });

  it('is published as well when retention did it', async () => {
    const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 30 } as const;
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { retentionPolicy });
    await running.advance(31 * DAY_MS);
    await until('deleted by retention', async () =>
      (await arrived('ChatThreadWithUserDeleted')).some(
        ({ data }) => data['threadId'] === chatThread!.id && data['recipientId'] === alice.id,
      ),
    );
  });

  it('leaves nothing behind when nobody subscribed', async () => {
    await running.ask('DELETE', '/events/subscriptions/chat');
    const before = await running.db.publishedEvent.count();
    const dave = await person(running.plane);
    const { chatThread } = await dave.chat.createChatThread({ topic: 'quiet' });
    await dave.chat.getChatThreadClient(chatThread!.id).sendMessage({ content: 'x' });
    expect(await running.db.publishedEvent.count()).toBe(before);
  });
});
