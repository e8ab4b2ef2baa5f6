import { flowSchema } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { BotService, BotView } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Prisma } from '../generated/prisma/client.ts';

const MAX_LISTED = 100;

export function createBotService(tools: BotsTools): BotService {
  const { client, transact, activity, clock } = tools;
  return {
    async list() {
      const rows = await client.bot.findMany({ orderBy: { id: 'asc' }, take: MAX_LISTED });
      return { items: await Promise.all(rows.map(({ id }) => viewOf(client, id))) };
    },
    put: ({ botId: id, isOn, numbers, threads }) =>
      transact(async (tx) => {
        if (!(await tx.prisma.bot.findUnique({ where: { id } })))
          throw botsError('bot-not-found', 'There is no such bot.');
        const changedAt = new Date(clock.now());
        const data = { changedAt, ...(isOn !== undefined && { isOn }) };
        await tx.prisma.bot.update({ where: { id }, data });
        if (numbers) await putNumbers(tx, id, numbers);
        if (threads) await putThreads(tx, id, threads);
        tx.tell({ kind: 'bot', id });
        return viewOf(tx.prisma, id);
      }),
    async *watch(signal) {
      using changes = activity.listen();
      yield { kind: 'ready', id: null };
      while (!signal.aborted) yield* await changes.next(signal);
    },
  };
}

async function putNumbers(
  { prisma }: Transaction,
  botId: string,
  numbers: readonly string[],
): Promise<void> {
  const wanted = [...new Set(numbers)];
  const taken = await prisma.botNumber.count({
    where: { number: { in: wanted }, botId: { not: botId } },
  });
  if (taken > 0) throw botsError('number-taken', 'Another bot answers one of these numbers.');
  await prisma.botNumber.deleteMany({ where: { botId } });
  await prisma.botNumber.createMany({ data: wanted.map((number) => ({ number, botId })) });
}

/** A thread has one bot: whoever is named last. */
async function putThreads(
  { prisma }: Transaction,
  botId: string,
  threads: readonly string[],
): Promise<void> {
  const wanted = [...new Set(threads)];
  await prisma.botThread.deleteMany({ where: { OR: [{ botId }, { threadId: { in: wanted } }] } });
  await prisma.botThread.createMany({ data: wanted.map((threadId) => ({ threadId, botId })) });
}

async function viewOf(client: Prisma.TransactionClient, id: string): Promise<BotView> {
  const bot = await client.bot.findUniqueOrThrow({
    where: { id },
    include: { numbers: { orderBy: { number: 'asc' } }, threads: true },
  });
  const { isOn, flowVersion: version, userId, changedAt } = bot;
  const where = { botId_version: { botId: id, version } };
  const { flow } = await client.flowVersion.findUniqueOrThrow({ where });
  return {
    ...{ id, isOn, userId, flowVersion: version, title: flowSchema.parse(flow).title },
    numbers: bot.numbers.map(({ number }) => number),
    threads: bot.threads.map(({ threadId }) => threadId),
    changedAt: changedAt.toISOString(),
  };
}
