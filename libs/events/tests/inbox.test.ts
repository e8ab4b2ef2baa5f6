import { VirtualClock } from '@switchboard/kernel/testing';
import type { Queryable } from '@switchboard/jobs';
import fc from 'fast-check';
import type { EventFailure } from '../src/inbox/inbox.ts';
import { chatEvent, chatMessageVersion } from '../src/kinds/chat.ts';
import { smsReceived } from '../src/kinds/sms.ts';
import { EventReceiver } from '../src/receiver.ts';
import type { EventReceiverOptions } from '../src/receiver.ts';
import type { WebhookRequest } from '../src/webhook.ts';
import { hasPostgres, openPglite, openPostgres } from './_databases.ts';
import type { TestDatabase } from './_databases.ts';
import { cloudDelivery, gridDelivery, SECRET, SMS, TOPIC } from './_deliveries.ts';

const HOUR = 3_600_000;
const EDITED = 'Microsoft.Communication.ChatMessageEdited';

const postgres = await hasPostgres();
if (!postgres) {
  process.stderr.write('SKIPPED: events on Postgres, nothing listens on 127.0.0.1:5432\n');
}

describe.each([
  ['PGlite', openPglite, true],
  ['Postgres', openPostgres, postgres],
] as const)('an inbox on %s', (_name, open, isThere) => {
  const test = isThere ? it : it.skip;
  let db: TestDatabase;
  let clock: VirtualClock;
  let failures: EventFailure[];
  let troubles: unknown[];

  beforeAll(async () => {
    if (isThere) db = await open();
  });
  afterAll(() => db?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    await db?.$executeRawUnsafe('TRUNCATE "InboxEvent", "InboxVersion", "Noted"');
    clock = new VirtualClock(Date.UTC(2026, 10, 30, 8));
    [failures, troubles] = [[], []];
  });

  function createReceiver(options: Partial<EventReceiverOptions<Queryable>> = {}): EventReceiver {
    return new EventReceiver({
      ...{ db, clock, topics: [TOPIC], secrets: [SECRET] },
      onFailure: (failure) => void failures.push(failure),
      onTrouble: (error) => void troubles.push(error),
      ...options,
    });
  }

  async function note(tx: Queryable, id: string, text: string): Promise<void> {
    await tx.$executeRawUnsafe('INSERT INTO "Noted" VALUES ($1, $2)', id, text);
  }

  async function noted(): Promise<string[]> {
    const rows = await db.$queryRawUnsafe<{ id: string; text: string }[]>(
      'SELECT "id", "text" FROM "Noted" ORDER BY "id", "text"',
    );
    return rows.map(({ id, text }) => `${id} ${text}`);
  }

  async function rows(): Promise<number> {
    const [row] = await db.$queryRawUnsafe<{ all: number }[]>(
      'SELECT count(*)::int AS "all" FROM "InboxEvent"',
    );
    return row!.all;
  }

  /** One that notes texts, and fails for those that `isFailing`. */
  function noting(
    isFailing: (id: string) => boolean = () => false,
    options: Partial<EventReceiverOptions<Queryable>> = {},
  ): EventReceiver {
    const receiver = createReceiver(options);
    receiver.handle(smsReceived, async ({ id, data }, tx) => {
      await note(tx, id, data.message);
      if (isFailing(id)) throw new RangeError('of +14255550100');
    });
    return receiver;
  }

  const statusOf = async (receiver: EventReceiver, request: WebhookRequest): Promise<number> =>
    (await receiver.receive(request)).status;

  test('takes an event once, in whichever schema it comes', async () => {
    const receiver = noting();
    expect(await statusOf(receiver, gridDelivery({ id: 'a' }))).toBe(200);
    expect(await statusOf(receiver, cloudDelivery({ id: 'a' }, { id: 'b' }))).toBe(200);
    expect(await statusOf(receiver, gridDelivery({ id: 'a', source: TOPIC.toUpperCase() }))).toBe(
      200,
    );
    expect(await noted()).toEqual(['a Hello', 'b Hello']);
    expect(receiver.counts()).toMatchObject({ handled: 2, repeated: 2, failed: 0 });
  });

  test('acknowledges what nobody handles, and keeps nothing of it', async () => {
    const receiver = noting();
    const unknown = { id: 'a', type: 'Microsoft.EventGrid.SubscriptionDeletedEvent', data: {} };
    expect(await statusOf(receiver, gridDelivery(unknown))).toBe(200);
    expect([receiver.counts().unknown, await rows()]).toEqual([1, 0]);
  });

  test('asks for the whole batch again, and repeats nothing of it in effect', async () => {
    let isBroken = true;
    const receiver = noting((id) => id === 'b' && isBroken);
    const batch = gridDelivery({ id: 'a' }, { id: 'b' }, { id: 'c' });
    const { status, headers, body } = await receiver.receive(batch);
    expect([status, headers['retry-after'], JSON.parse(body)]).toEqual([
      503,
      '10',
      { error: { code: 'handler-failed', message: 'An event could not be handled.' } },
    ]);
    expect(await noted()).toEqual(['a Hello', 'c Hello']);
    expect(failures).toMatchObject([{ type: SMS, attempts: 1, isSetAside: false }]);
    isBroken = false;
    expect(await statusOf(receiver, batch)).toBe(200);
    expect(await noted()).toEqual(['a Hello', 'b Hello', 'c Hello']);
  });

  test('sets aside what fails too often, shows it without what it says, and tries it again', async () => {
    let isBroken = true;
    const receiver = noting(() => isBroken, { maxAttempts: 3 });
    const statuses = [];
    for (let attempt = 0; attempt < 4; attempt += 1)
      statuses.push(await statusOf(receiver, gridDelivery({ id: 'a' })));
    expect(statuses).toEqual([503, 503, 200, 200]);
    expect(await noted()).toEqual([]);
    const [aside] = await receiver.setAside();
    const { id, ...rest } = aside!;
    expect(rest).toEqual({
      ...{ type: SMS, attempts: 3, failure: 'RangeError' },
      receivedMs: clock.now(),
    });
    expect(await receiver.retry(id)).toBe('failed');
    expect(await receiver.setAside()).toMatchObject([{ attempts: 4 }]);
    isBroken = false;
    expect(await receiver.retry(id)).toBe('handled');
    expect([await receiver.retry(id), await receiver.retry(id + 1)]).toEqual([
      'missing',
      'missing',
    ]);
    expect([await noted(), await receiver.setAside()]).toEqual([['a Hello'], []]);
    expect(await statusOf(receiver, gridDelivery({ id: 'a' }))).toBe(200);
    expect(await noted()).toEqual(['a Hello']);
  });

  test('sets aside at once what cannot be read', async () => {
    const receiver = noting();
    expect(await statusOf(receiver, gridDelivery({ id: 'a', data: { from: 1 } }))).toBe(200);
    expect(await receiver.setAside()).toMatchObject([{ failure: 'event-malformed', attempts: 1 }]);
    const [aside] = await receiver.setAside();
    expect(await receiver.retry(aside!.id)).toBe('failed');
  });

  test('lets the sender keep what fails when enough is set aside', async () => {
    const receiver = noting(() => true, { maxAttempts: 1, maxSetAside: 2 });
    const statuses = [];
    for (const id of ['a', 'b', 'c', 'c'])
      statuses.push(await statusOf(receiver, gridDelivery({ id })));
    expect(statuses).toEqual([200, 200, 503, 503]);
    expect(await receiver.setAside()).toHaveLength(2);
  });

  test('does not take for handled what a handler lost by swallowing an error', async () => {
    const receiver = createReceiver();
    receiver.handle(smsReceived, async ({ id, data }, tx) => {
      await note(tx, id, data.message);
      await Promise.resolve(tx.$executeRawUnsafe('INSERT INTO "Nowhere" VALUES (1)')).catch(
        () => undefined,
      );
    });
    expect(await statusOf(receiver, gridDelivery({ id: 'a' }))).toBe(503);
    expect([await noted(), failures.length]).toEqual([[], 1]);
  });

  test('answers that it has taken nothing while the database is away', async () => {
    const away = () => Promise.reject(new Error('connection lost'));
    const receiver = createReceiver({
      db: { $transaction: away, $queryRawUnsafe: away, $executeRawUnsafe: away },
    });
    receiver.handle(smsReceived, () => Promise.resolve());
    const { status, body } = await receiver.receive(gridDelivery({ id: 'a' }));
    expect([status, body]).toEqual([503, expect.stringContaining('database-unavailable')]);
    expect(troubles).toHaveLength(1);
  });

  test('passes over what is older than what was handled', async () => {
    const receiver = createReceiver();
    receiver.handle(
      chatEvent('ChatMessageEdited'),
      ({ id, data }, tx) => note(tx, id, String(data['messageBody'])),
      { versionOf: chatMessageVersion },
    );
    const edit = (id: string, version: number | string | undefined, messageId = 'm') => ({
      ...{ id, type: EDITED },
      data: { threadId: '19:t@thread.v2', messageId, version, messageBody: id },
    });
    const edits = [edit('b', 2), edit('a', '1'), edit('c', '3'), edit('d', 3), edit('e', 1, 'n')];
    expect(await statusOf(receiver, gridDelivery(...edits, edit('f', undefined)))).toBe(200);
    expect((await noted()).map((one) => one[0])).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(receiver.counts()).toMatchObject({ handled: 5, outdated: 1 });
  });

  test('counts a version only when its handler has succeeded', async () => {
    const receiver = createReceiver();
    let isBroken = true;
    receiver.handle(
      chatEvent('ChatMessageEdited'),
      async ({ id }, tx) => {
        if (id === 'b' && isBroken) throw new Error('broken');
        await note(tx, id, '');
      },
      { versionOf: chatMessageVersion },
    );
    const edit = (id: string, version: number) => ({
      ...{ id, type: EDITED, data: { threadId: 't', messageId: 'm', version } },
    });
    expect(await statusOf(receiver, gridDelivery(edit('b', 2), edit('a', 1)))).toBe(503);
    isBroken = false;
    expect(await statusOf(receiver, gridDelivery(edit('b', 2), edit('a', 1)))).toBe(200);
    expect((await noted()).map((one) => one[0])).toEqual(['a', 'b']);
  });

  test('forgets what was handled after days, and what was set aside after weeks', async () => {
    const receiver = noting((id) => id === 'poison', { maxAttempts: 1 });
    await receiver.receive(gridDelivery({ id: 'a' }, { id: 'poison' }));
    await clock.advance(72 * HOUR);
    expect(await receiver.purge()).toBe(0);
    await clock.advance(1);
    expect(await receiver.purge()).toBe(1);
    expect(await receiver.setAside()).toHaveLength(1);
    await clock.advance(27 * 24 * HOUR);
    expect([await receiver.purge(), await rows()]).toEqual([1, 0]);
  });

  test('keeps characters that a database does not', async () => {
    const receiver = noting(() => true, { maxAttempts: 1 });
    const data = { ...{ messageId: 'a', from: '1', to: '2' }, message: '\u0000\ud800' };
    const event = { id: 'a', data: { ...data, receivedTimestamp: '2026-11-30T08:00:00Z' } };
    expect(await statusOf(receiver, gridDelivery(event))).toBe(200);
    expect(await receiver.setAside()).toHaveLength(1);
  });

  test('changes state once by a hundred duplicates, in any order, all at once', async () => {
    const order = fc.tuple(
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.nat(1_000), { minLength: 100, maxLength: 100 }),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 100, maxLength: 100 }),
      fc.integer({ min: 0, max: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(order, async ([distinct, ranks, sizes, failing]) => {
        await db.$executeRawUnsafe('TRUNCATE "InboxEvent", "InboxVersion", "Noted"');
        const left = new Map<string, number>();
        const receiver = noting(
          (id) => {
            const attempts = left.get(id) ?? failing;
            left.set(id, attempts - 1);
            return attempts > 0;
          },
          { maxAttempts: 1_000 },
        );
        const ids = ranks
          .map((rank, index) => [rank, `event${index % distinct}`] as const)
          .sort(([one], [other]) => one - other)
          .map(([, id]) => ({ id }));
        const requests: WebhookRequest[] = [];
        for (let at = 0, next = 0; at < ids.length; at = next) {
          next = at + sizes[requests.length]!;
          const send = requests.length % 2 ? gridDelivery : cloudDelivery;
          requests.push(send(...ids.slice(at, next)));
        }
        // Whoever is asked to send again does, until all is taken.
        for (let waiting = requests; waiting.length > 0;) {
          const statuses = await Promise.all(waiting.map((one) => statusOf(receiver, one)));
          expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
          waiting = waiting.filter((_one, index) => statuses[index] !== 200);
        }
        const expected = Array.from({ length: distinct }, (_, at) => `event${at} Hello`);
        expect(await noted()).toEqual(expected.sort());
        expect([await rows(), troubles]).toEqual([distinct, []]);
      }),
      { numRuns: 15 },
    );
  });
});
