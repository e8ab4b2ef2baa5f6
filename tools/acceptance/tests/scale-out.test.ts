import { randomUUID } from 'node:crypto';
import type { ChatThreadClient } from '@azure/communication-chat';
import { createTokenVerifier } from '@switchboard/auth';
import { chatClientFor, startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { accessAs, codeOf, tokenOf } from './_access.ts';
import { openPages } from './_browser.ts';
import type { Pages } from './_browser.ts';
import { count, disconnections, live, received } from './_live.ts';
import { all, identities, newPerson, statusOf } from './_people.ts';
import type { Person } from './_people.ts';
import { connectionsOf } from './_redis-connections.ts';
import { freshDatabase, missingServices, REDIS } from './_services.ts';
import type { FreshDatabase } from './_services.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;
const RACERS = 100;
/** How many messages are sent while Redis loses its connections; 10,000 were tried by hand. */
const SENDS = Number(process.env['TEST_SENDS'] ?? 600);
const AT_ONCE = 8;
const CUTS = 10;
/** Enough for the race, and then soon used up. */
const TOKENS_PER_MINUTE = RACERS + 20;

/** A database of its own in that Redis, so that nobody else's connections are cut. */
const REDIS_DATABASE = 9;
const OWN_REDIS = `${REDIS}/${REDIS_DATABASE}`;

const missing = await missingServices();
if (missing.length > 0) {
  process.stderr.write(`SKIPPED: scale-out, because there is no ${missing.join(' and no ')}\n`);
}
const describeScaled = missing.length > 0 ? describe.skip : describe;

describeScaled('two of everything over one Postgres and one Redis', () => {
  const databases: FreshDatabase[] = [];
  let one: Stack;
  let two: Stack;
  let pages: Pages;

  beforeAll(async () => {
    databases.push(await freshDatabase(), await freshDatabase());
    const [dataplane, access] = databases.map(({ url }) => url) as [string, string];
    const limits = { 'token-per-person': { points: TOKENS_PER_MINUTE, seconds: 60 } };
    const shared = {
      databases: { dataplane, access },
      redisUrl: OWN_REDIS,
      limits: 'off',
    } as const;
    one = await startStack({ ...shared, access: { limits } });
    const { issuer } = one.identityProvider;
    const audience = 'switchboard-access';
    const verifier = createTokenVerifier({ issuer, audience, allowInsecure: true });
    [two, pages] = await Promise.all([
      startStack({ ...shared, access: { limits, verifier } }),
      openPages('_events-page.ts'),
    ]);
  }, TIMEOUT_MS);

  afterAll(async () => {
    for (const part of [pages, two, one, ...databases]) await part?.[Symbol.asyncDispose]();
  }, TIMEOUT_MS);

  const through = (stack: Stack, { token }: Person) => chatClientFor(stack.dataplane.http, token);

  it(
    'deliver through one what was sent through the other',
    async () => {
      const [alice, bob] = await Promise.all([newPerson(one.dataplane), newPerson(two.dataplane)]);
      const page = await live(pages, bob, two.dataplane.http);
      const participants = [{ id: bob.identifier }];
      const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { participants });
      await alice.chat.getChatThreadClient(chatThread!.id).sendMessage({ content: 'across' });
      await until('it is across', async () => (await received(page)).includes('across'));
      await page.close();
    },
    TIMEOUT_MS,
  );

  it(
    'lose no acknowledged message for a client of either while Redis drops every connection',
    async () => {
      const people = await Promise.all(
        [one, two, two].map(({ dataplane }) => newPerson(dataplane)),
      );
      const [alice, bob, carla] = people as [Person, Person, Person];
      const listening = await Promise.all([
        live(pages, bob, one.dataplane.http),
        live(pages, carla, two.dataplane.http),
      ]);
      const participants = [bob, carla].map(({ identifier }) => ({ id: identifier }));
      const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { participants });
      const thread = alice.chat.getChatThreadClient(chatThread!.id);
      const sent = await sendWhileCut(thread);
      for (const page of listening) {
        await until('everything is there', async () => (await count(page)) >= sent.length);
        expect(new Set(await received(page))).toEqual(new Set(sent));
        expect(await disconnections(page)).toBe(0);
        await page.close();
      }
    },
    TIMEOUT_MS + SENDS * 20,
  );

  it(
    'number 200 racing messages in one order',
    async () => {
      const alice = await newPerson(one.dataplane);
      const { chatThread } = await alice.chat.createChatThread({ topic: 'x' });
      const threads = [one, two].map((stack) =>
        through(stack, alice).getChatThreadClient(chatThread!.id),
      );
      const sent = await Promise.all(
        Array.from({ length: 200 }, (_, at) => threads[at % 2]!.sendMessage({ content: `${at}` })),
      );
      expect(new Set(sent.map(({ id }) => id)).size).toBe(200);
      for (const thread of threads) {
        const listed = (await all(thread.listMessages({ maxPageSize: 200 }))).reverse();
        const numbers = listed.map(({ sequenceId }) => Number(sequenceId));
        // Two messages of the service itself come first: who joined, and the topic.
        expect(numbers).toEqual(Array.from({ length: 202 }, (_, at) => at + 1));
        const ids = listed.map(({ id }) => Number(id));
        expect(ids).toEqual([...ids].sort((a, b) => a - b));
      }
    },
    TIMEOUT_MS,
  );

  it(
    'end access everywhere within a second, live or not',
    async () => {
      const bob = await newPerson(one.dataplane);
      const page = await live(pages, bob, two.dataplane.http);
      const list = () => statusOf(all(through(two, bob).listChatThreads()));
      expect(await list()).toBe('ok');
      const connected = async () =>
        (await two.control.connections()).some(
          ({ userId, transport }) => userId === bob.id && transport !== 'none',
        );
      expect(await connected()).toBe(true);
      await identities(one.dataplane).revokeTokens(bob.identifier);
      await until('refused', async () => (await list()) === 401, 1_000);
      await until('disconnected', async () => !(await connected()), 1_000);
      await page.close();
    },
    TIMEOUT_MS,
  );

  it(
    'make one thread of a request repeated through both',
    async () => {
      const alice = await newPerson(one.dataplane);
      const options = { idempotencyToken: randomUUID() };
      const made = await Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          through(at % 2 ? one : two, alice).createChatThread({ topic: 'once' }, options),
        ),
      );
      expect(new Set(made.map(({ chatThread }) => chatThread!.id)).size).toBe(1);
      expect(await all(alice.chat.listChatThreads())).toHaveLength(1);
    },
    TIMEOUT_MS,
  );

  it(
    'make one identity of racing first sign-ins, and count them together',
    async () => {
      const authorization = `Bearer ${one.identityProvider.mintAccessToken('carla')}`;
      const doors = [one, two].map(
        ({ accessUrl }) =>
          () =>
            accessAs(accessUrl, authorization),
      );
      const answers = await Promise.all(
        Array.from({ length: RACERS }, (_, at) => tokenOf(doors[at % 2]!())),
      );
      expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1);
      // The losers of the race take back what they made.
      const dana = accessAs(
        one.accessUrl,
        `Bearer ${one.identityProvider.mintAccessToken('dana')}`,
      );
      expect(await dana.ledger.orphans.query()).toEqual([]);
      const codes = await Promise.all(
        Array.from({ length: 40 }, (_, at) => codeOf(tokenOf(doors[at % 2]!()))),
      );
      const counted = Object.groupBy(codes, (code) => code);
      expect(counted['ok']).toHaveLength(TOKENS_PER_MINUTE - RACERS);
      expect(counted['rate-limited']).toHaveLength(20);
    },
    TIMEOUT_MS,
  );
});

/** @returns the messages that were acknowledged, which all of them have to be */
async function sendWhileCut(thread: ChatThreadClient): Promise<string[]> {
  await using redis = await connectionsOf(REDIS_DATABASE);
  const sent: string[] = [];
  for (let at = 0; at < SENDS; at += AT_ONCE) {
    const contents = Array.from({ length: AT_ONCE }, (_, one) => `message ${at + one}`);
    const sends = contents.map((content) => thread.sendMessage({ content }));
    if (at % Math.floor(SENDS / CUTS) < AT_ONCE) expect(await redis.kill()).toBeGreaterThan(0);
    await Promise.all(sends);
    sent.push(...contents);
  }
  return sent;
}
