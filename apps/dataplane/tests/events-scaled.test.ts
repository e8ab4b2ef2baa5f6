import { startChild } from './_child.ts';
import { startWithEvents } from './_events.ts';
import { chatClient, person } from './_harness.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import { subscriber, willing } from './_subscriber.ts';
import { until } from './_until.ts';

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: events of several processes, for want of services\n');

const MESSAGES = 40;
/** Longer than a fact waits for the process that wrote it, and than a delivery does. */
const LEFT_MS = 61_000;

interface ReceivedEvent {
  readonly id: string;
  readonly eventType: string;
  readonly data: { readonly messageBody: string };
}

(services ? describe : describe.skip)('events of several processes', () => {
  it('are delivered once, and none is lost with a process that is killed', async () => {
    await using database = await freshDatabase();
    await using endpoint = await subscriber();
    const scaled = { databaseUrl: database.url, redisUrl: REDIS };
    await using staying = await startWithEvents({ ...scaled, limits: 'off' });
    await using child = await startChild({ DATABASE_URL: database.url, REDIS_URL: REDIS });
    const filter = { includedEventTypes: ['ChatMessageReceivedInThread'] };
    await staying.subscribe('both', endpoint.url, { filter });
    const alice = await person(staying.plane);
    const { chatThread } = await alice.chat.createChatThread({ topic: 'x' });
    const events = (): ReceivedEvent[] =>
      endpoint.notified.flatMap(({ text }) => JSON.parse(text) as ReceivedEvent[]);

    const clients = [alice.chat, chatClient(child, alice.token)];
    const threads = clients.map((chat) => chat.getChatThreadClient(chatThread!.id));
    const send = (at: number) => threads[at % 2]!.sendMessage({ content: `message ${at}` });
    await Promise.all(Array.from({ length: MESSAGES }, (_, at) => send(at)));
    await endpoint.until(MESSAGES);
    expect(new Set(events().map(({ id }) => id)).size).toBe(MESSAGES);
    expect(events()).toHaveLength(MESSAGES);

    // Killed while it writes, and while it waits for an answer.
    endpoint.answer((got) => (got.kind === 'Notification' ? undefined : willing(got)));
    const accepted: string[] = [];
    const writing = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; ; at++) {
        const content = `killed ${writer} ${at}`;
        try {
          await threads[1]!.sendMessage({ content });
        } catch {
          return;
        }
        accepted.push(content);
      }
    });
    await until('it writes', () => accepted.length >= 20);
    await child.kill();
    await Promise.all(writing);
    endpoint.answer(willing);
    const told = () => new Set(events().map(({ data }) => data.messageBody));
    await until(
      'every message is an event',
      async () => {
        await staying.advance(LEFT_MS);
        return accepted.every((content) => told().has(content));
      },
      { everyMs: 500 },
    );
    expect(accepted.length).toBeGreaterThanOrEqual(20);
  }, 120_000);
});
