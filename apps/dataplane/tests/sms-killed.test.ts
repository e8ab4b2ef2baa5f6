import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readContent } from '@switchboard/smpp';
import type { SubmitSm } from '@switchboard/smpp';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { control } from './_harness.ts';
import { freshDatabase, hasServices, REDIS } from './_services.ts';
import { advance, OURS, seedNumbers, smsClient } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { textProvider } from './_text-provider.ts';
import type { TextProvider } from './_text-provider.ts';
import { until } from './_until.ts';

const services = await hasServices();
if (!services)
  process.stderr.write('SKIPPED: texts of killed processes, for want of Postgres and Redis\n');

/** How often a process is killed; fifty were tried by hand. */
const KILLS = Number(process.env['TEST_KILLS'] ?? 2);
const WRITERS = 4;
const TEXTS_AT_ONCE = 20;
/** When it is killed, in milliseconds: at random, so that it hits every step. */
const MAX_LIFE_MS = 300;

/** The same again, by which a provider can tell: it takes it once. */
const nameOf = (message: SubmitSm) =>
  JSON.stringify([
    message.destination.value,
    message.tlvs.userMessageReference,
    Buffer.from(readContent(message)!.bytes).toString('base64'),
  ]);

/** A provider that tells of each text that it was delivered, as soon as it has it. */
async function reportingProvider(): Promise<TextProvider> {
  const provider: TextProvider = await textProvider({
    async onSubmit(_message, id) {
      queueMicrotask(() => void report(id));
      return undefined;
    },
  });
  async function report(id: string): Promise<void> {
    // Until somebody who is not killed on the way has taken it.
    while (true) {
      const isTaken = await provider.receipt(id, 'DELIVERED').then(
        () => true,
        () => false,
      );
      if (isTaken) return;
      await pause(50);
    }
  }
  return provider;
}

async function writeUntilKilled(child: Child, round: number, sent: Map<string, string>) {
  const sms = smsClient(child);
  const write = async (writer: number, onFirst: () => void) => {
    for (let at = 0; ; at++) {
      const message = `round ${round} writer ${writer} text ${at}`;
      const to = Array.from({ length: TEXTS_AT_ONCE }, (_, index) => `+1425555${1_000 + index}`);
      try {
        const results = await sms.send({ from: OURS, to, message }, { enableDeliveryReport: true });
        for (const { to, messageId } of results) sent.set(messageId!, `${to} ${message}`);
        onFirst();
      } catch {
        return;
      }
    }
  };
  const begun = Promise.withResolvers<void>();
  const writing = Array.from({ length: WRITERS }, (_, writer) => write(writer, begun.resolve));
  await Promise.race([begun.promise, Promise.all(writing)]);
  await pause(Math.random() * MAX_LIFE_MS);
  await child.kill();
  await Promise.all(writing);
}

async function killAgainAndAgain(
  env: Record<string, string>,
  provider: TextProvider,
  endpoint: Subscriber,
): Promise<Map<string, string>> {
  const { url, password } = provider.config.provider!;
  const start = () => startChild({ ...env, SMPP_URL: url, SMPP_PASSWORD: password });
  const sent = new Map<string, string>();
  for (let round = 0; round < KILLS; round++) {
    await using child = await start();
    if (round === 0) {
      await seedNumbers(child);
      const subscription = { name: 'texts', endpoint: endpoint.url };
      await control(child, 'POST', '/events/subscriptions', subscription);
    }
    await writeUntilKilled(child, round, sent);
  }
  await using last = await start();
  await allReported(last, endpoint, sent);
  return sent;
}

async function allReported(last: Child, endpoint: Subscriber, sent: ReadonlyMap<string, string>) {
  const isEnded = async () => {
    const { body } = await control(last, 'GET', '/sms/messages?state=waiting');
    const { body: under } = await control(last, 'GET', '/sms/messages?state=sent');
    return [body, under].every((one) => (one as { value: unknown[] }).value.length === 0);
  };
  await until('every text has ended', isEnded, { withinMs: 120_000 });
  // Of what a process was delivering when it died, another one waits a minute.
  await advance(last, 60_000);
  const isReported = () => {
    const all = reported(endpoint);
    return [...sent.keys()].every((id) => all.has(id));
  };
  await until('every report has arrived', isReported, { withinMs: 120_000 });
}

function reported(endpoint: Subscriber): ReadonlySet<string> {
  const events = endpoint.notified.flatMap(
    ({ text }) => JSON.parse(text) as { data: { messageId: string; deliveryStatus: string } }[],
  );
  return new Set(
    events.flatMap(({ data }) => (data.deliveryStatus === 'Delivered' ? [data.messageId] : [])),
  );
}

function assertNothingLost(provider: TextProvider, sent: ReadonlyMap<string, string>) {
  expect(sent.size).toBeGreaterThanOrEqual(KILLS * TEXTS_AT_ONCE);
  const taken = new Map(provider.got.map(({ message }) => [nameOf(message), message]));
  const texts = [...taken.values()].map(
    (message) => `+${message.destination.value} ${Buffer.from(message.shortMessage).toString()}`,
  );
  // What is accepted is sent; no text is sent as two that a provider could not tell are one.
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).toEqual(expect.arrayContaining([...sent.values()]));
}

describe('a data plane that is killed while it sends texts', () => {
  it('sends each that it has accepted, and tells what became of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-texts-'));
    await using provider = await reportingProvider();
    await using endpoint = await subscriber();
    const env = { DATABASE_URL: `pglite:${join(folder, 'database')}` };
    const sent = await killAgainAndAgain(env, provider, endpoint);
    assertNothingLost(provider, sent);
    await rm(folder, { recursive: true, force: true });
  }, 600_000);

  (services ? it : it.skip)(
    'does so beside another one',
    async () => {
      await using database = await freshDatabase();
      await using provider = await reportingProvider();
      await using endpoint = await subscriber();
      const { url, password } = provider.config.provider!;
      const env = { DATABASE_URL: database.url, REDIS_URL: REDIS };
      await using staying = await startChild({ ...env, SMPP_URL: url, SMPP_PASSWORD: password });
      const sent = await killAgainAndAgain(env, provider, endpoint);
      assertNothingLost(provider, sent);
      expect((await control(staying, 'GET', '/sms/providers')).status).toBe(200);
    },
    600_000,
  );
});
