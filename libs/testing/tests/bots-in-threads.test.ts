import type { ChatClient, ChatThreadClient } from '@azure/communication-chat';
import { createTokenCredential } from '@switchboard/access-api/client';
import { createBotsClient } from '@switchboard/bots-api/client';
import type { BotsClient } from '@switchboard/bots-api/client';
import { compose, readConfig } from '@switchboard/bots-service';
import { Scope } from '@switchboard/kernel';
import { botsService, subscriptionsOf } from '@switchboard/stack';
import type { Setting } from '@switchboard/stack';
import { chatClientFor, startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { freePort } from './_free-port.ts';

const START_MS = 120_000;

const scope = new Scope();
let stack: Stack;
let bots: BotsClient;
let chat: ChatClient;
let aliceId: string;
let watching: { readonly url: string; readonly headers: Record<string, string> };

beforeAll(async () => {
  stack = scope.use(await startStack());
  const port = await freePort('tcp');
  const { connectionString, http } = stack.dataplane;
  const service = scope.use(
    await compose(
      readConfig({
        ...stack.environmentOf(botsService),
        ...{ DATABASE_URL: 'pglite:memory', LOG_LEVEL: 'silent', BOTS_PORT: String(port) },
        ACS_CONNECTION_STRING: connectionString.replace(/endpoint=[^;]+/, `endpoint=${http}/`),
        ACCESS_URL: stack.accessUrl,
        BOTS_CALLBACKS_URL: `http://localhost:${port}`,
      }),
    ),
  );
  await subscribe(port);
  const token = stack.identityProvider.mintAccessToken('dana');
  watching = { url: service.url, headers: { authorization: `Bearer ${token}` } };
  bots = createBotsClient({ url: `${service.url}/trpc`, headers: () => watching.headers });
  await openAlice();
}, START_MS);
afterAll(() => scope.end());

/** The subscription to threads that `npm start` writes down, for where the service is here. */
async function subscribe(http: number): Promise<void> {
  const secret = () => stack.environmentOf(botsService)['BOTS_EVENTS_SECRET'] ?? '';
  const ports = { 'bots-service': { http } };
  const setting: Setting = { state: '', limits: '', ports, running: [botsService], secret };
  const answer = await fetch(`${stack.dataplane.control}/events/subscriptions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscriptionsOf(setting)[1]),
  });
  expect(await answer.json()).toMatchObject({ state: 'Succeeded' });
}

async function openAlice(): Promise<void> {
  const alice = stack.as('alice');
  const fetchToken = async (
    publicKey: Parameters<typeof alice.me.token.mutate>[0]['publicKey'],
  ) => {
    const issued = await alice.me.token.mutate({ publicKey, scopes: ['chat'] });
    aliceId = issued.userId;
    return issued;
  };
  const credential = createTokenCredential({ fetchToken });
  scope.add(() => credential.dispose());
  const { token } = await credential.getToken();
  chat = chatClientFor(stack.dataplane.http, token);
}

/** Looks each time that something has changed, until there is what is looked for. */
async function found<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  const ended = new AbortController();
  const { url, headers } = watching;
  const { body } = await fetch(`${url}/trpc/bots.watch`, { headers, signal: ended.signal });
  const changes = body!.getReader();
  try {
    for (;;) {
      const there = await look();
      if (there !== undefined) return there;
      if ((await changes.read()).done) throw new Error('Nobody tells of changes any more.');
    }
  } finally {
    ended.abort();
  }
}

/** Whom one finds by a name in the directory, once they have signed in. */
function identityOf(name: string): Promise<string> {
  return found(async () => {
    const { items } = await bots.bots.list.query();
    if (items.some(({ userId }) => userId === null)) return undefined;
    const { directory } = stack.as('alice');
    const people = await directory.search.query({ query: name });
    const [contact] = await directory.contact.mutate({ personIds: people.map(({ id }) => id) });
    return contact?.userId;
  });
}

/** The conversation of a bot, once it has said so many turns. */
const performed = (botId: string, turn: number) =>
  found(async () => {
    const { items } = await bots.conversations.list.query({ botId });
    if (!items[0]) return undefined;
    const conversation = await bots.conversations.get.query({ conversationId: items[0].id });
    const isSaid = conversation.turns[turn - 1]?.timings['perform'] !== undefined;
    return isSaid ? conversation : undefined;
  });

/** What is said in a thread, the first first, and by whom. */
async function saidIn(threadId: string): Promise<[string | undefined, string][]> {
  const said: [string | undefined, string][] = [];
  for await (const { type, content, senderDisplayName } of chat
    .getChatThreadClient(threadId)
    .listMessages())
    if (type === 'text' || type === 'html')
      said.unshift([senderDisplayName, content?.message ?? '']);
  return said;
}

async function membersOf(thread: ChatThreadClient): Promise<string[]> {
  const members: string[] = [];
  for await (const { id } of thread.listParticipants())
    if ('communicationUserId' in id) members.push(id.communicationUserId);
  return members;
}

test(
  'people find each bot by its name, write with it, and bring in the other one, which takes over',
  async () => {
    const deskId = await identityOf('Order desk');
    const receptionId = await identityOf('Reception');
    expect(deskId).not.toBe(receptionId);
    const participants = [{ id: { communicationUserId: deskId } }];
    const created = await chat.createChatThread({ topic: 'My order' }, { participants });
    const threadId = created.chatThread!.id;
    const thread = chat.getChatThreadClient(threadId);
    const write = (content: string) =>
      thread.sendMessage({ content }, { senderDisplayName: 'Alice', type: 'text' });
    await performed('order-desk', 1);
    await write('A-1003');
    await performed('order-desk', 2);
    await write('yes');
    const { conversation } = await performed('order-desk', 4);
    expect(conversation.who).toBe(aliceId);

    await thread.addParticipants({ participants: [{ id: { communicationUserId: receptionId } }] });
    await performed('reception', 1);
    await write('opening hours');
    await performed('reception', 3);
    const said = await saidIn(threadId);
    expect(said.map(([name]) => name)).toEqual([
      ...['Order desk', 'Alice', 'Order desk', 'Alice', 'Order desk'],
      ...['Reception', 'Alice', 'Reception'],
    ]);
    expect(said[4]![1]).toContain('a desk lamp, and it is not packed yet');
    const before = await bots.conversations.list.query({ botId: 'order-desk' });
    expect(before.items[0]?.endedAt).not.toBeNull();
    while ((await membersOf(thread)).length > 2);
    expect(await membersOf(thread)).toContain(receptionId);
  },
  START_MS,
);
