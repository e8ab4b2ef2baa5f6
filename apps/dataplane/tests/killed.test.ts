import { setTimeout as pause } from 'node:timers/promises';
import type { ChatThreadClient } from '@azure/communication-chat';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { all, chatClient, person, start } from './_harness.ts';
import type { Running } from './_harness.ts';
import { RealtimeClient } from './_realtime-client.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: killed processes, for want of Postgres and Redis\n');

/** How often a process is killed; two hundred were tried by hand. */
const KILLS = Number(process.env['TEST_KILLS'] ?? 3);
const WRITERS = 8;
/** When a writer is interrupted, in milliseconds: at random, so that it hits every step of a send. */
const MAX_LIFE_MS = 150;

const contents = (listener: RealtimeClient): ReadonlySet<unknown> =>
  new Set(
    listener.events.filter(({ eventId }) => eventId === 200).map((event) => event['messageBody']),
  );

/** Writes until the process is gone, and says when the first message is written. */
async function write(thread: ChatThreadClient, name: string, onFirst: () => void): Promise<void> {
  for (let at = 0; ; at++) {
    try {
      await thread.sendMessage({ content: `${name} ${at}` });
      onFirst();
    } catch {
      return;
    }
  }
}

async function writeUntilKilled(child: Child, token: string, threadId: string, round: number) {
  const begun = Promise.withResolvers<void>();
  const writing = Array.from({ length: WRITERS }, (_, at) => {
    const thread = chatClient(child, token).getChatThreadClient(threadId);
    return write(thread, `round ${round} writer ${at} message`, begun.resolve);
  });
  // However slow the machine is, it is killed while it writes.
  await Promise.race([begun.promise, Promise.all(writing)]);
  await pause(Math.random() * MAX_LIFE_MS);
  await child.kill();
  await Promise.all(writing);
}

/** Every message that is in the thread. */
async function stored(running: Running, token: string, threadId: string): Promise<string[]> {
  const thread = chatClient(running.plane, token).getChatThreadClient(threadId);
  const messages = await all(thread.listMessages({ maxPageSize: 200 }));
  return messages.flatMap(({ type, content }) => (type === 'text' ? [content!.message!] : []));
}

(services ? describe : describe.skip)('a process that is killed between commit and event', () => {
  it('loses no message for a client of another process', async () => {
    await using database = await freshDatabase();
    const scaled = { databaseUrl: database.url, redisUrl: REDIS };
    await using staying = await start({ ...scaled, limits: 'off' });
    const alice = await person(staying.plane);
    const bob = await person(staying.plane);
    const participants = [{ id: bob.identifier }];
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' }, { participants });
    const listener = await new RealtimeClient(staying.plane.http, bob.token).connect();
    const env = { DATABASE_URL: scaled.databaseUrl, REDIS_URL: scaled.redisUrl };
    for (let round = 0; round < KILLS; round++) {
      await using child = await startChild(env);
      await writeUntilKilled(child, alice.token, chatThread!.id, round);
    }
    const expected = await stored(staying, alice.token, chatThread!.id);
    expect(expected.length).toBeGreaterThanOrEqual(KILLS);
    await listener.until(() => contents(listener).size >= expected.length);
    expect([...contents(listener)].sort()).toEqual(expected.sort());
    expect(listener.frames.join()).not.toContain('message_loss');
    await listener.close();
  }, 3_600_000);

  it('leaves its other events to be told as well', async () => {
    await using database = await freshDatabase();
    await using staying = await start({
      databaseUrl: database.url,
      redisUrl: REDIS,
      limits: 'off',
    });
    const alice = await person(staying.plane);
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' });
    const listener = await new RealtimeClient(staying.plane.http, alice.token).connect();
    // What a process wrote that died before it could say so.
    const left = { eventId: 259, payload: { threadId: chatThread!.id }, perRecipient: false };
    await database.run(
      `INSERT INTO "Fact" ("kind", "payload", "dueMs") VALUES ('chat.changed', $1::jsonb, 0)`,
      JSON.stringify({ event: left, recipients: [alice.id] }),
    );
    await listener.until(() => listener.events.some(({ eventId }) => eventId === 259));
    await listener.close();
  });
});
