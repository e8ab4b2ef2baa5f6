import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { Redis } from 'ioredis';
import { openStorage } from '@switchboard/storage';
import { PrismaClient } from '../src/generated/prisma/client.ts';
import { createLimits } from '../src/platform/limits/limits.ts';
import { all, chatClient, control, identityClient, person, refused, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { RealtimeClient } from './_realtime-client.ts';
import { signedRequest } from './_signed.ts';
import { until } from './_until.ts';

const POSTGRES = process.env['TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const REDIS = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

const isThere = (await Promise.all([POSTGRES, REDIS].map(answers))).every(Boolean);
if (!isThere) process.stderr.write('SKIPPED: two data planes, for want of Postgres and Redis\n');
const describeScaled = isThere ? describe : describe.skip;

describeScaled('two data planes over Postgres and Redis', () => {
  const database = `switchboard_test_${randomUUID().replaceAll('-', '')}`;
  let one: Running;
  let two: Running;

  beforeAll(async () => {
    await administer(`CREATE DATABASE ${database}`);
    const databaseUrl = Object.assign(new URL(POSTGRES), { pathname: `/${database}` }).href;
    const scaled = () => start({ databaseUrl, redisUrl: REDIS, limits: 'off' });
    one = await scaled();
    two = await scaled();
  }, 60_000);

  afterAll(async () => {
    await one[Symbol.asyncDispose]();
    await two[Symbol.asyncDispose]();
    await administer(`DROP DATABASE ${database} WITH (FORCE)`);
  }, 60_000);

  const through = (running: Running, { token }: Person) => chatClient(running.plane, token);

  it('know of each other’s that an access key was made anew', async () => {
    const keysOf = async ({ plane }: Running) => (await control(plane, 'GET', '/keys')).body;
    const former = identityClient(two.plane);
    await former.createUser();
    const { body: made } = await control(one.plane, 'POST', '/keys/secondary/regenerate');
    const knows = async () => isDeepStrictEqual(await keysOf(two), made);
    await until('the other knows the second key', knows);
    await former.createUser();
    await control(one.plane, 'POST', '/keys/primary/regenerate');
    await until('the other knows the first key', async () => !(await knows()));
    await expect(former.createUser()).rejects.toEqual(refused(401, 'Unauthorized'));
  });

  it('know each other’s tokens and number racing messages in one order', async () => {
    const alice = await person(one.plane);
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' });
    const threads = [one, two].map((running) =>
      through(running, alice).getChatThreadClient(chatThread!.id),
    );
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, i) => threads[i % 2]!.sendMessage({ content: `${i}` })),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(100);
    const listed = (await all(threads[1]!.listMessages())).reverse();
    expect(listed.map(({ sequenceId }) => Number(sequenceId))).toEqual(
      Array.from({ length: 102 }, (_, i) => i + 1),
    );
    const ids = listed.map(({ id }) => Number(id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it('deliver through one what was sent through the other', async () => {
    const [alice, bob] = await Promise.all([person(one.plane), person(two.plane)]);
    const participants = [{ id: bob.identifier }];
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { participants });
    const client = await new RealtimeClient(two.plane.http, bob.token).connect();
    await alice.chat.getChatThreadClient(chatThread!.id).sendMessage({ content: 'across' });
    await client.until(() => client.events.some(({ messageBody }) => messageBody === 'across'));
    await client.close();
  });

  it('make one thread of a request repeated through both', async () => {
    const alice = await person(one.plane);
    const options = { idempotencyToken: randomUUID() };
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        through(i % 2 ? one : two, alice).createChatThread({ topic: 'once' }, options),
      ),
    );
    expect(new Set(made.map(({ chatThread }) => chatThread!.id)).size).toBe(1);
  });

  it('make one room of a request repeated through both', async () => {
    const headers = { 'repeatability-request-id': randomUUID() };
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        signedRequest(
          (i % 2 ? one : two).plane.http,
          'POST',
          '/rooms?api-version=2025-03-13',
          {},
          headers,
        ),
      ),
    );
    expect(new Set(made.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
  });

  it('end access everywhere before what is sent after, and begin it again at once', async () => {
    const [alice, bob] = [await person(one.plane), await person(one.plane)];
    const carla = await person(two.plane);
    const participants = [{ id: carla.identifier }];
    const { chatThread } = await bob.chat.createChatThread({ topic: 'x' }, { participants });
    const listener = await new RealtimeClient(two.plane.http, carla.token).connect();
    await all(through(two, alice).listChatThreads());
    await identityClient(one.plane).revokeTokens(alice.identifier);
    const { token } = await identityClient(two.plane).getToken(alice.identifier, ['chat']);
    expect(await all(chatClient(one.plane, token).listChatThreads())).toEqual([]);
    await bob.chat.getChatThreadClient(chatThread!.id).sendMessage({ content: 'after' });
    await listener.until(() => listener.events.some(({ messageBody }) => messageBody === 'after'));
    await listener.close();
    await expect(all(through(two, alice).listChatThreads())).rejects.toEqual(
      refused(401, 'Unauthorized'),
    );
  });
});

describeScaled('limits over Redis', () => {
  it('count what came through every process', async () => {
    const rule = { operations: ['Op'], per: ['user' as const], limit: 2, seconds: 10 };
    const connections = [new Redis(REDIS), new Redis(REDIS)];
    const [one, two] = connections.map((redis) => createLimits({ rules: [rule] }, redis));
    const user = randomUUID();
    await one!.consume('Op', { user });
    await two!.consume('Op', { user });
    await expect(one!.consume('Op', { user })).rejects.toMatchObject({ status: 429 });
    for (const redis of connections) redis.disconnect();
  });
});

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });
}

async function administer(statement: string): Promise<void> {
  const storage = await openStorage(POSTGRES, 'no-migrations');
  const client = new PrismaClient({ adapter: storage.adapter });
  try {
    await client.$executeRawUnsafe(statement);
  } finally {
    await client.$disconnect();
    await storage.close();
  }
}
