import { randomUUID } from 'node:crypto';
import { freshPostgres, hasServices, REDIS } from './_services.ts';
import { begin, startTelephony, textEvent } from './_telephony.ts';
import { watch } from './_watch.ts';

const services = await hasServices();
if (!services) process.stderr.write('SKIPPED: several processes, for want of Postgres and Redis\n');

const TEXTS = 20;

async function startTwo() {
  const database = await freshPostgres();
  const one = await startTelephony({ database }, { redisUrl: REDIS });
  const shared = { database, clock: one.clock, sender: one.network };
  const other = await startTelephony(shared, { redisUrl: REDIS });
  return {
    ...{ one, other, database },
    async [Symbol.asyncDispose]() {
      await other[Symbol.asyncDispose]();
      await one[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
    },
  };
}

(services ? describe : describe.skip)('two processes over Postgres and Redis', () => {
  it('tell pages of each other what changed', async () => {
    await using two = await startTwo();
    await using changes = watch(two.other.telephony.url, 'Bearer usr_ann.member');
    expect((await changes.next()).kind).toBe('ready');
    const conversationId = await begin(two.one);
    for (;;) {
      const change = await changes.next();
      if (change.kind === 'message' && change.id === conversationId) break;
    }
  });

  it('take each event once, whichever of them hears of it, and however often', async () => {
    await using two = await startTwo();
    const events = Array.from({ length: TEXTS }, (_, at) => textEvent(`Text ${at}`));
    const deliver = async (to: typeof two.one, event: object): Promise<void> => {
      // As a sender does: what could not be taken just now is sent again.
      while ((await to.deliver(event)).status !== 200);
    };
    const mixed = events.toReversed();
    await Promise.all([
      ...events.map((event) => deliver(two.one, event)),
      ...mixed.map((event) => deliver(two.other, event)),
      ...events.map((event) => deliver(two.other, event)),
    ]);
    const { items } = await two.one.as('ann').inbox.list.query({});
    expect(items).toMatchObject([{ unread: TEXTS }]);
    expect(await two.database.client.message.count()).toBe(TEXTS);
  });

  it('send each text once, whichever of them was asked to', async () => {
    await using two = await startTwo();
    const conversationId = await begin(two.one);
    const texts = Array.from({ length: TEXTS }, (_, at) => ({
      ...{ conversationId, clientId: randomUUID(), text: `Answer ${at}` },
    }));
    // Both are asked for the same: a page whose connection broke asks again, elsewhere.
    await Promise.all(
      [two.one, two.other].flatMap((process) =>
        texts.map((text) => process.as('ann').inbox.send.mutate(text)),
      ),
    );
    for (const process of [two.one, two.other, two.one]) await process.settle();
    const ids = two.one.network.requests.map(({ repeatabilityId }) => repeatabilityId);
    expect(ids).toHaveLength(TEXTS);
    expect(new Set(ids).size).toBe(TEXTS);
  });
});
