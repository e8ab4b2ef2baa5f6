import { Redis } from 'ioredis';
import { Callers } from './_callers.ts';
import { FlakyProxy } from './_flaky-proxy.ts';
import { chatClient, identityClient, person, refused, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { hasRedisServer, OwnRedis } from './_own-redis.ts';
import { RealtimeClient } from './_realtime-client.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: interruptions, for want of Postgres and Redis\n');

/** Two processes over one Postgres, and over a Redis that a test can take away. */
async function twoProcesses(redisUrl: string) {
  const database = await freshDatabase();
  const scaled = () => start({ databaseUrl: database.url, redisUrl, limits: 'off' });
  const [one, two] = [await scaled(), await scaled()] as const;
  return {
    one,
    two,
    async [Symbol.asyncDispose]() {
      await one[Symbol.asyncDispose]();
      await two[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

/** Alice writes through the first process, Bob listens at the second. */
async function conversation(one: Running, two: Running) {
  const [alice, bob] = [await person(one.plane), await person(one.plane)] as [Person, Person];
  const participants = [alice, bob].map(({ identifier }) => ({ id: identifier }));
  const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { participants });
  const listener = await new RealtimeClient(two.plane.http, bob.token).connect();
  const thread = chatClient(one.plane, alice.token).getChatThreadClient(chatThread!.id);
  return { alice, bob, listener, thread };
}

const contents = (listener: RealtimeClient): unknown[] =>
  listener.events.filter(({ eventId }) => eventId === 200).map((event) => event['messageBody']);

(services ? describe : describe.skip)('when Redis is interrupted', () => {
  it('a revocation reaches the other process as soon as Redis is back', async () => {
    await using proxy = await FlakyProxy.before(REDIS);
    await using processes = await twoProcesses(proxy.url);
    const { bob, listener } = await conversation(processes.one, processes.two);
    const closed = listener.closed();
    proxy.become('refuse');
    await identityClient(processes.one.plane).revokeTokens(bob.identifier);
    const elsewhere = chatClient(processes.two.plane, bob.token).listChatThreads().next();
    proxy.become('pass');
    await closed;
    await expect(listener.connect()).rejects.toThrow('401');
    await elsewhere.catch((error: unknown) => expect(error).toEqual(refused(401, 'Unauthorized')));
  });
});

const own = services && hasRedisServer;
if (!own) process.stderr.write('SKIPPED: a Redis that is killed, for want of one\n');

(own ? describe : describe.skip)('when Redis is killed and comes back empty', () => {
  it('clients come back and are told that they may have missed something', async () => {
    await using redis = await OwnRedis.start();
    await using processes = await twoProcesses(redis.url);
    const { listener, thread } = await conversation(processes.one, processes.two);
    await thread.sendMessage({ content: 'before' });
    await listener.until(() => contents(listener).includes('before'));
    const closed = listener.closed();
    await redis.kill();
    await redis.start();
    await closed;
    await listener.connect();
    await listener.until(() => listener.frames.some((frame) => frame.includes('message_loss')));
    await thread.sendMessage({ content: 'after' });
    await listener.until(() => contents(listener).includes('after'));
    await listener.close();
  });

  it('people are found again by those who call them', async () => {
    await using redis = await OwnRedis.start();
    await using processes = await twoProcesses(redis.url);
    await using callers = new Callers();
    const alice = await callers.caller(processes.one.plane, 'Alice');
    const bob = await callers.caller(processes.two.plane, 'Bob');
    await redis.kill();
    await redis.start();
    await registered(redis, bob.id);
    await alice.client.start(bob.id);
    expect(await bob.client.next('call.incoming')).toMatchObject({ from: { user: alice.id } });
  });

  it('three connections are enough for a process', async () => {
    await using redis = await OwnRedis.start();
    await using processes = await twoProcesses(redis.url);
    await conversation(processes.one, processes.two);
    const asker = new Redis(redis.url);
    const clients = String(await asker.client('LIST'))
      .trim()
      .split('\n');
    asker.disconnect();
    expect(clients.length - 1).toBeLessThanOrEqual(2 * 3);
  });
});

/** Until the process of this person has said again that they are there. */
async function registered(redis: OwnRedis, userId: string): Promise<void> {
  const asker = new Redis(redis.url);
  const deadline = Date.now() + 30_000;
  const isThere = () => asker.exists(`switchboard:bus:directory:agents ${userId}`);
  while (!(await isThere()) && Date.now() < deadline);
  asker.disconnect();
  if (Date.now() >= deadline) throw new Error('nobody was registered again');
}
