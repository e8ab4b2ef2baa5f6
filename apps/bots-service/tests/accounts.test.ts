import type { OpenCredential } from '@switchboard/access-api/client';
import { Scope } from '@switchboard/kernel';
import type { Transact, Transaction } from '../src/database/transaction.ts';
import { checkAccounts } from '../src/people/check-accounts.ts';
import { learnIdentity } from '../src/people/learn-identity.ts';
import { startBots } from './_bots.ts';
import {
  addedEvent,
  ALICE,
  BOT_USER,
  DESK_USER,
  FakeChat,
  messageEvent,
  removedEvent,
  startInThreads,
  THREAD,
  threadEvent,
} from './_chat.ts';

const textsOf = (chat: FakeChat): string[] => chat.said.map(({ text }) => text);
const GREETING = 'Hello there, and welcome.\nHow can I help?';
const DESK_GREETING = expect.stringContaining('this is the order desk') as string;
const DESK_NEXT = 'You entered A-1003. Is that right?';

test('each bot answers in the thread that its account was added to, and in no other one', async () => {
  await using started = await startInThreads();
  const { chat, desk, tell } = started;
  await tell(threadEvent(ALICE, DESK_USER));
  await tell(messageEvent('A-1003'));
  expect(textsOf(desk)).toEqual([DESK_GREETING, DESK_NEXT]);
  expect(chat.said).toEqual([]);
  const { items } = await started.as('olga', 'operator').conversations.list.query({});
  expect(items).toMatchObject([{ botId: 'order-desk', who: ALICE }]);
});

test('a bot that is added takes over, and the one before says nothing more and leaves', async () => {
  await using started = await startInThreads();
  const { chat, desk, tell } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  await tell(addedEvent(DESK_USER));
  expect(chat.left).toEqual([THREAD]);
  expect(textsOf(desk)).toEqual([DESK_GREETING]);
  // That it has left is told as well, and changes nothing for the other one.
  await tell(removedEvent(BOT_USER), messageEvent('A-1003'));
  expect(textsOf(chat)).toEqual([GREETING]);
  expect(textsOf(desk)).toEqual([DESK_GREETING, DESK_NEXT]);
  await tell(messageEvent('yes', { from: BOT_USER }), messageEvent('yes', { from: DESK_USER }));
  expect([chat.said.length, desk.said.length]).toEqual([1, 2]);
  const { items } = await started.as('olga', 'operator').conversations.list.query({});
  expect(items.filter(({ endedAt }) => endedAt === null)).toMatchObject([{ botId: 'order-desk' }]);
});

test('of two in a new thread the first answers, and the other one leaves', async () => {
  await using started = await startInThreads();
  const { chat, desk, tell } = started;
  await tell(threadEvent(ALICE, DESK_USER, BOT_USER));
  expect([chat.left, desk.left]).toEqual([[THREAD], []]);
  await tell(messageEvent('A-1003'));
  expect([chat.said.length, desk.said.length]).toEqual([0, 2]);
});

test('what tells late of the beginning of a thread undoes nothing', async () => {
  await using started = await startInThreads();
  const { chat, desk, tell } = started;
  await tell(addedEvent(DESK_USER));
  await tell(threadEvent(ALICE, BOT_USER));
  expect([chat.said.length, chat.left, desk.said.length, desk.left]).toEqual([0, [THREAD], 1, []]);
});

test('a bot that is brought back stays, and so does one that speaks by its account', async () => {
  await using started = await startInThreads();
  const { chat, desk, tell, deliver } = started;
  await tell(threadEvent(ALICE, BOT_USER));
  await deliver(addedEvent(DESK_USER), addedEvent(BOT_USER));
  await started.settle();
  expect([chat.left, desk.left]).toEqual([[], [THREAD]]);
  await tell(messageEvent('opening hours'));
  expect(chat.last?.text).toContain('We are open');
});

test('a bot without an account of its own answers where it is put, as the main one', async () => {
  const chat = new FakeChat();
  await using started = await startInThreads({ chatOf: () => chat });
  const { tell, as } = started;
  await started.database.client.bot.update({ where: { id: 'order-desk' }, data: { userId: null } });
  await as('dana', 'admin').bots.put.mutate({ botId: 'order-desk', threads: [THREAD] });
  await tell(addedEvent(BOT_USER));
  const { items } = await as('olga', 'operator').conversations.list.query({});
  expect(items).toMatchObject([{ botId: 'order-desk' }]);
  await tell(removedEvent(BOT_USER), messageEvent('A-1003'));
  expect(textsOf(chat)).toEqual([DESK_GREETING]);
  expect(chat.left).toEqual([]);
});

test('an account of a bot that is not there is refused', async () => {
  const by = { clientId: 'bots', clientSecret: 'only for tests' };
  const change = { program: by, accounts: { 'order-dusk': { ...by, clientId: 'desk' } } };
  await expect(startBots({}, change)).rejects.toMatchObject({ code: 'bad-configuration' });
});

test('an identity stands for the bot whose account it is, and for no other one any more', async () => {
  await using started = await startInThreads();
  const { client } = started.database;
  const scope = new Scope();
  const known: string[] = [];
  const tools = {
    clock: started.clock,
    transact: ((work) =>
      client.$transaction((prisma) =>
        work({ prisma, tell: () => undefined } as unknown as Transaction),
      )) as Transact,
  };
  let tries = 0;
  const open = async () => {
    if (++tries === 1) throw new Error('not yet');
    return { userId: BOT_USER } as OpenCredential;
  };
  const learning = learnIdentity(tools, 'order-desk', open, {
    scope,
    identityKnown: (botId) => void known.push(botId),
    identityUnknown: (botId) => void known.push(`not ${botId}`),
  });
  while (known.length === 0) await new Promise((done) => setImmediate(done));
  await started.clock.advance(5_000);
  await learning;
  expect(known).toEqual(['not order-desk', 'order-desk']);
  const { items } = await started.as('olga', 'operator').bots.list.query();
  expect(items.map(({ id, userId }) => [id, userId])).toEqual([
    ['order-desk', BOT_USER],
    ['reception', null],
    ['scribe', null],
  ]);
});

test('a bot whose account is gone is found by it no more', async () => {
  await using started = await startInThreads();
  const { client } = started.database;
  const identities = new Map([['reception', async () => ({}) as OpenCredential]]);
  await checkAccounts({ client }, { identities });
  const rows = await client.bot.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map(({ userId }) => userId)).toEqual([null, BOT_USER, null]);
});
