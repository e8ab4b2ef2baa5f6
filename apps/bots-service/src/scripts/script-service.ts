import { lockRow, newId } from '@switchboard/app-server';
import { scriptSchema } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { ScriptService, ScriptView } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import type { BotScript } from '../generated/prisma/client.ts';

const MAX_SCRIPTS = 200;

export function createScriptService(
  tools: Pick<BotsTools, 'client' | 'transact' | 'clock'>,
): ScriptService {
  const { client, transact, clock } = tools;
  return {
    async list(botId) {
      const found = await client.botScript.findMany({
        where: { botId },
        orderBy: { name: 'asc' },
        take: MAX_SCRIPTS,
      });
      return { items: found.map(viewOf) };
    },
    put: ({ botId, id, script }) =>
      transact(async (tx) => {
        await lockBot(tx, botId);
        await assertFree(tx, botId, script.name, id);
        const data = { name: script.name, script };
        if (id === undefined) {
          await assertRoom(tx, botId);
          const made = { id: newId('scr', clock), botId, ...data };
          return viewOf(await tx.prisma.botScript.create({ data: made }));
        }
        const { count } = await tx.prisma.botScript.updateMany({ where: { id, botId }, data });
        if (count === 0) throw notFound();
        return { id, script };
      }),
    async remove(id) {
      const { count } = await client.botScript.deleteMany({ where: { id } });
      if (count === 0) throw notFound();
    },
  };
}

const notFound = () => botsError('script-not-found', 'There is no such script.');

/** Names and room are counted by one at a time. */
async function lockBot(tx: Transaction, botId: string): Promise<void> {
  await lockRow(tx, 'Bot', botId);
  if (!(await tx.prisma.bot.findUnique({ where: { id: botId } })))
    throw botsError('bot-not-found', 'There is no such bot.');
}

async function assertFree(
  { prisma }: Transaction,
  botId: string,
  name: string,
  id: string | undefined,
): Promise<void> {
  const other = await prisma.botScript.findUnique({ where: { botId_name: { botId, name } } });
  if (other && other.id !== id)
    throw botsError('script-exists', 'The bot has another script of this name.');
}

async function assertRoom({ prisma }: Transaction, botId: string): Promise<void> {
  if ((await prisma.botScript.count({ where: { botId } })) >= MAX_SCRIPTS)
    throw botsError('scripts-full', 'The bot has as many scripts as it may have.');
}

function viewOf({ id, script }: BotScript): ScriptView {
  return { id, script: scriptSchema.parse(script) };
}
