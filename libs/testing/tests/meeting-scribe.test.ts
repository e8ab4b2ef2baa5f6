import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatClient } from '@azure/communication-chat';
import { createTokenCredential } from '@switchboard/access-api/client';
import { createBotsClient } from '@switchboard/bots-api/client';
import { compose, readConfig } from '@switchboard/bots-service';
import { groupIdOf } from '@switchboard/chat';
import { Scope } from '@switchboard/kernel';
import { createLogger } from '@switchboard/service';
import { botsService, subscriptionsOf } from '@switchboard/stack';
import type { Setting } from '@switchboard/stack';
import { chatClientFor, startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { Caller } from './_caller.ts';
import { freePort } from './_free-port.ts';

const TEST_MS = 180_000;
const NOTICE = 'write down what everybody says from now on';

let scope: Scope;
beforeEach(() => void (scope = new Scope()));
afterEach(() => scope.end());

/** The subscription to threads that `npm start` writes down, for where the service is here. */
async function subscribe(stack: Stack, http: number): Promise<void> {
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

async function startBots(stack: Stack) {
  const connected = Promise.withResolvers<void>();
  const write = (line: string): void => {
    if (line.includes('what is said in a call comes in')) connected.resolve();
  };
  const log = createLogger({ name: 'bots-service', level: 'info', destination: { write } });
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
      { log },
    ),
  );
  await subscribe(stack, port);
  const token = stack.identityProvider.mintAccessToken('dana');
  const headers = { authorization: `Bearer ${token}` };
  const bots = createBotsClient({ url: `${service.url}/trpc`, headers: () => headers });
  return { bots, connected: connected.promise };
}

async function chatOf(stack: Stack): Promise<ChatClient> {
  const access = stack.as('alice');
  const credential = createTokenCredential({
    fetchToken: (publicKey) => access.me.token.mutate({ publicKey, scopes: ['chat'] }),
  });
  scope.add(() => credential.dispose());
  return chatClientFor(stack.dataplane.http, (await credential.getToken()).token);
}

/** A thread of Alice and the scribe, whose call is the group that follows from it. */
async function open(speechUrl?: string) {
  const stack = scope.use(await startStack(speechUrl === undefined ? {} : { speechUrl }));
  const { bots, connected } = await startBots(stack);
  const chat = await chatOf(stack);
  let scribeId: string | null | undefined;
  while (!scribeId) {
    const { items } = await bots.bots.list.query();
    scribeId = items.find(({ id }) => id === 'scribe')?.userId;
  }
  const participants = [{ id: { communicationUserId: scribeId } }];
  const { chatThread } = await chat.createChatThread({ topic: 'Plans' }, { participants });
  const thread = chat.getChatThreadClient(chatThread!.id);
  return {
    connected,
    groupId: await groupIdOf(chatThread!.id),
    people: [
      scope.use(await Caller.open(stack, 'alice')),
      scope.use(await Caller.open(stack, 'bob')),
    ],
    write: (content: string) => thread.sendMessage({ content }, { type: 'text' }),
    /** Looks until somebody has said it there. */
    async said(words: string): Promise<void> {
      for (;;) {
        for await (const { content } of thread.listMessages())
          if (content?.message?.includes(words)) return;
      }
    },
  };
}

/** A server that understands free speech, and is asked nothing as long as nobody speaks. */
async function hearing(): Promise<string> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ text: '' })));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  scope.add(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

test(
  'a scribe without a call, or without free speech, says so and is gone again',
  async () => {
    const { groupId, people, write, said } = await open();
    await said('Whenever a call goes on');
    await write('take notes');
    await said('There is no call in this conversation');
    for (const person of people) await person.ask('call.join', { locator: { groupId } });
    await write('take notes');
    await said(NOTICE);
    await said('SPEECH=openai');
  },
  TEST_MS,
);

test(
  'a scribe is in the call, listens once everybody is told, and is done when everybody has left',
  async () => {
    const { groupId, people, write, said, connected } = await open(await hearing());
    await said('Whenever a call goes on');
    for (const person of people) await person.ask('call.join', { locator: { groupId } });
    await write('take notes');
    await said(NOTICE);
    // The data plane has connected, and its token was verified.
    await connected;
    for (const person of people) person.leave();
    await said('I have understood nothing that was said.');
  },
  TEST_MS,
);
