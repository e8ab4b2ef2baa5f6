import { isDeepStrictEqual } from 'node:util';
import { newId } from '@switchboard/app-server';
import { checkFlow } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import type { BotDefinition } from './bot.ts';
import { BY_CODE } from './by-code.ts';

/**
 * Makes bots known to the database. A flow that came with the program is followed by the one that comes with it now;
 * one that a person has written stays.
 *
 * @throws PlatformError `bad-configuration` where a flow would leave somebody without an answer
 */
export async function installBots(
  { transact, clock }: Pick<BotsTools, 'transact' | 'clock'>,
  bots: readonly BotDefinition[],
): Promise<void> {
  for (const bot of bots) {
    const [problem] = checkFlow(bot.flow, bot.skills);
    if (problem) {
      const { code, step = '', about } = problem;
      throw botsError('bad-configuration', `${bot.flow.id} ${step}: ${code} ${about}`);
    }
    await transact((tx) => install(tx, bot, { clock }));
  }
}

async function install(
  { prisma }: Transaction,
  { flow, scripts = [] }: BotDefinition,
  { clock }: Pick<BotsTools, 'clock'>,
): Promise<void> {
  const at = new Date(clock.now());
  const known = await prisma.bot.findUnique({ where: { id: flow.id } });
  const active =
    known &&
    (await prisma.flowVersion.findUnique({
      where: { botId_version: { botId: flow.id, version: known.flowVersion } },
    }));
  if (active && (active.by !== BY_CODE || isDeepStrictEqual(active.flow, flow))) return;
  const last = await prisma.flowVersion.aggregate({
    where: { botId: flow.id },
    _max: { version: true },
  });
  const version = (last._max.version ?? 0) + 1;
  await prisma.bot.upsert({
    where: { id: flow.id },
    create: { id: flow.id, flowVersion: version, changedAt: at },
    update: { flowVersion: version, changedAt: at },
  });
  await prisma.flowVersion.create({ data: { botId: flow.id, version, flow, by: BY_CODE, at } });
  // Whoever deletes one of them does not want it back.
  if (known) return;
  await prisma.botScript.createMany({
    data: scripts.map((script) => ({
      ...{ id: newId('scr', clock), botId: flow.id, name: script.name, script },
    })),
  });
}
