import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { openDatabase } from '../src/platform/database/database.ts';
import { start as startPlane, control, identityClient, person, raw, refused } from './_harness.ts';
import type { Running } from './_harness.ts';
import { Callers, recorded, recordsOf } from './_callers.ts';
import { FlakyProxy } from './_flaky-proxy.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import { signedRequest } from './_signed.ts';

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: outages, for want of Postgres and Redis\n');

const create = (running: Running) => identityClient(running.plane).createUser();
const health = (running: Running) => raw(`${running.plane.http}/health`);

(services ? describe : describe.skip)('when the database is away', () => {
  let running: Running;
  let proxy: FlakyProxy;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    database = await freshDatabase();
    proxy = await FlakyProxy.before(database.url);
    running = await startPlane({ databaseUrl: proxy.url });
  });
  afterEach(() => proxy.become('pass'));
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it('says so in the words of the service, and is there again when it is', async () => {
    proxy.become('refuse');
    await expect(create(running)).rejects.toEqual(refused(503, 'ServiceUnavailable'));
    const path = '/identities?api-version=2023-10-01';
    const answer = await signedRequest(running.plane.http, 'POST', path, {});
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await health(running)).toMatchObject({
      status: 503,
      body: { error: { code: 'ServiceUnavailable' } },
    });
    expect(running.log.join('')).not.toContain('postgres://');
    proxy.become('pass');
    await expect(create(running)).resolves.toHaveProperty('communicationUserId');
    expect((await health(running)).status).toBe(200);
  });

  it('loses no call that was begun and ended meanwhile', async () => {
    await using callers = new Callers();
    const alice = await callers.caller(running.plane, 'Alice');
    const { id: bob } = await person(running.plane, ['voip']);
    proxy.become('refuse');
    const { id: callId } = await alice.client.start(bob);
    // Nobody is kept waiting for a database.
    await alice.client.next('call.ended');
    proxy.become('pass');
    await recorded(alice, callId);
    expect((await recordsOf(running.plane)).find(({ id }) => id === callId)).toMatchObject({
      ...{ startedBy: alice.id, endedMs: expect.any(Number), legs: { length: 2 } },
    });
  });

  it('does not wait for ever for one that is frozen', async () => {
    await create(running);
    proxy.become('freeze');
    expect((await health(running)).status).toBe(503);
    await expect(create(running)).rejects.toEqual(refused(503, 'ServiceUnavailable'));
  });
});

/** Holds a thread's row, as a transaction of another process would. @returns lets it go */
async function lockThread(url: string, threadId: string): Promise<() => Promise<void>> {
  const database = await openDatabase(url);
  const locked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const holding = database.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "Thread" WHERE "id" = ${threadId} FOR UPDATE`;
    locked.resolve();
    await released.promise;
  });
  await locked.promise;
  return async () => {
    released.resolve();
    await holding;
    await database[Symbol.asyncDispose]();
  };
}

(services ? describe : describe.skip)('when a thread is locked by somebody else', () => {
  it('who writes into it waits, and nobody else does', async () => {
    await using database = await freshDatabase();
    await using running = await startPlane({ databaseUrl: database.url, limits: 'off' });
    const alice = await person(running.plane);
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' });
    const thread = alice.chat.getChatThreadClient(chatThread!.id);
    const unlock = await lockThread(database.url, chatThread!.id);
    let sent = 0;
    const sends = Array.from({ length: 30 }, (_, at) =>
      thread.sendMessage({ content: String(at) }).then(() => (sent += 1)),
    );
    for (let others = 0; others < 20; others++) await create(running);
    expect(sent).toBe(0);
    await unlock();
    await Promise.all(sends);
    expect(sent).toBe(30);
  });
});

(services ? describe : describe.skip)('when Redis is frozen', () => {
  it('counts limits alone, and goes on', async () => {
    await using proxy = await FlakyProxy.before(REDIS);
    await using running = await startPlane({ redisUrl: proxy.url, limits: 'default' });
    await create(running);
    proxy.become('freeze');
    await expect(create(running)).resolves.toHaveProperty('communicationUserId');
  });
});

describe('when Redis is not there at the start', () => {
  it('says where it was looked for', async () => {
    await expect(startPlane({ redisUrl: 'redis://:secret@127.0.0.1:1' })).rejects.toThrow(
      'Redis does not answer at 127.0.0.1:1.',
    );
  });
});

describe('when it is told to stop', () => {
  it('answers what is under way, on connections that end with it, and says that it is not ready', async () => {
    const running = await startPlane({ drainMs: 200 });
    const { http } = running.plane;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async (path: string) => {
      const asked = request(`${http}${path}`, { agent }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return { status: answer.statusCode, connection: answer.headers.connection };
    };
    expect(await ask('/health')).toMatchObject({ status: 200, connection: 'keep-alive' });
    await control(running.plane, 'PUT', '/faults', { operation: '*', kind: 'delay', ms: 400 });
    const underWay = ask('/chat/threads?api-version=2025-03-15');
    const draining = running.plane.drain();
    expect(await raw(`${http}/health`)).toMatchObject({ status: 503 });
    await draining;
    const closed = running[Symbol.asyncDispose]();
    expect(await underWay).toEqual({ status: 401, connection: 'close' });
    await closed;
  });
});
