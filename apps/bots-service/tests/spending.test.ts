import { VirtualClock } from '@switchboard/kernel/testing';
import { reserve, settle, TOKENS_A_REQUEST } from '../src/model/spending.ts';
import { lendDatabase } from './_database.ts';
import { NOW } from './_bots.ts';

async function openSpending(conversations = 1) {
  const database = await lendDatabase();
  const { client } = database;
  const at = new Date(NOW);
  const ids = Array.from({ length: conversations }, (_, number) => `cnv_${number}`);
  await client.conversation.createMany({
    data: ids.map((id) => ({
      ...{ id, botId: 'reception', flowVersion: 1, channel: 'chat', place: id, state: {} },
      ...{ startedAt: at, lastAt: at },
    })),
  });
  const tools = { client, clock: new VirtualClock(NOW), timeZone: 'UTC' };
  const day = () => client.modelDay.findUniqueOrThrow({ where: { day: '2026-11-30' } });
  return { tools, ids, day, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

const reserveAll = async (
  { tools, ids }: Awaited<ReturnType<typeof openSpending>>,
  limits: Parameters<typeof reserve>[1],
) => (await Promise.all(ids.map((id) => reserve(tools, limits, id)))).filter((one) => one);

test('however many ask at once, no more are made than a day allows', async () => {
  await using spending = await openSpending(30);
  const allowed = await reserveAll(spending, { requestsADay: 10, tokensADay: 1_000_000 });
  expect(allowed).toHaveLength(10);
  expect(await spending.day()).toMatchObject({
    ...{ requests: 10, refused: 20, tokensIn: 10 * TOKENS_A_REQUEST },
  });
});

test('what is reserved counts until it is settled, and what was not used is given back', async () => {
  await using spending = await openSpending(5);
  const { tools, day } = spending;
  const limits = { requestsADay: 100, tokensADay: 2 * TOKENS_A_REQUEST };
  const [one, other] = await reserveAll(spending, limits);
  expect(await reserve(tools, limits, 'cnv_4')).toBeUndefined();
  await settle(tools, one!, { tokensIn: 200, tokensOut: 10 }, false);
  await settle(tools, other!, { tokensIn: 0, tokensOut: 0 }, true);
  expect(await day()).toMatchObject({ requests: 2, failed: 1, tokensIn: 200, tokensOut: 10 });
  expect(await reserve(tools, limits, 'cnv_4')).toBeDefined();
});

test('a conversation is asked about so often', async () => {
  await using spending = await openSpending();
  const { tools, day } = spending;
  const limits = { requestsADay: 100, tokensADay: 1_000_000 };
  let made = 0;
  for (let reserved = await reserve(tools, limits, 'cnv_0'); reserved; made++) {
    await settle(tools, reserved, { tokensIn: 100, tokensOut: 10 }, false);
    reserved = await reserve(tools, limits, 'cnv_0');
  }
  expect(made).toBe(20);
  expect(await day()).toMatchObject({ requests: 20, refused: 1, tokensIn: 2_000, tokensOut: 200 });
  // One that is not there costs nothing.
  expect(await reserve(tools, limits, 'cnv_none')).toBeUndefined();
});
