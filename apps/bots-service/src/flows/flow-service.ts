import { lockRow, pageOf } from '@switchboard/app-server';
import { checkFlow, flowSchema } from '@switchboard/bots';
import type { Flow } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { Actor, FlowService, FlowView, VersionView } from '@switchboard/bots-api';
import { BY_CODE } from '../bots/by-code.ts';
import type { BotDefinition } from '../bots/bot.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import type { FlowVersion, Prisma } from '../generated/prisma/client.ts';
import { readVersionCursor, versionCursor } from './version-cursor.ts';

type Tools = Pick<BotsTools, 'client' | 'transact' | 'clock'>;

/** @param bots every bot of the program, whose skills flows are made of */
export function createFlowService(tools: Tools, bots: readonly BotDefinition[]): FlowService {
  const { client, transact, clock } = tools;
  return {
    get: (actor, { botId, version }) => viewOf(client, bots, actor, botId, version),
    async list(actor, { botId, cursor: from, limit }) {
      const bot = await client.bot.findUnique({ where: { id: botId } });
      const before = readVersionCursor(from);
      const found = await client.flowVersion.findMany({
        where: { botId, ...(before !== undefined && { version: { lt: before } }) },
        omit: { flow: true },
        orderBy: { version: 'desc' },
        take: limit + 1,
      });
      const { rows, cursor } = pageOf(found, limit, versionCursor);
      return { items: rows.map((row) => versionOf(row, actor, bot?.flowVersion)), cursor };
    },
    put: (actor, { botId, flow, basedOn }) =>
      transact(async (tx) => {
        const active = await lockBot(tx, botId);
        if (active !== basedOn)
          throw botsError('flow-changed', 'Another version was published meanwhile.');
        assertValid(flow, botId, bots);
        const { _max: last } = await tx.prisma.flowVersion.aggregate({
          where: { botId },
          _max: { version: true },
        });
        const version = (last.version ?? 0) + 1;
        const at = new Date(clock.now());
        await tx.prisma.flowVersion.create({ data: { botId, version, flow, by: actor.id, at } });
        return begin(tx, bots, actor, { botId, version, at });
      }),
    activate: (actor, { botId, version }) =>
      transact(async (tx) => {
        await lockBot(tx, botId);
        const { flow } = await viewOf(tx.prisma, bots, actor, botId, version);
        // A skill may be gone since.
        assertValid(flow, botId, bots);
        return begin(tx, bots, actor, { botId, version, at: new Date(clock.now()) });
      }),
  };
}

/** @returns its active version */
async function lockBot(tx: Transaction, botId: string): Promise<number> {
  await lockRow(tx, 'Bot', botId);
  const bot = await tx.prisma.bot.findUnique({ where: { id: botId } });
  if (!bot) throw botsError('bot-not-found', 'There is no such bot.');
  return bot.flowVersion;
}

function assertValid(flow: Flow, botId: string, bots: readonly BotDefinition[]): void {
  if (flow.id !== botId)
    throw botsError('flow-invalid', 'The flow has the id of another bot.', { target: 'id' });
  const [problem] = checkFlow(flow, skillsOf(bots, botId));
  if (!problem) return;
  const options = problem.step === undefined ? {} : { target: problem.step };
  throw botsError('flow-invalid', `The flow is not complete (${problem.code}).`, options);
}

async function begin(
  tx: Transaction,
  bots: readonly BotDefinition[],
  actor: Actor,
  { botId, version, at }: Pick<FlowVersion, 'botId' | 'version' | 'at'>,
): Promise<FlowView> {
  const data = { flowVersion: version, changedAt: at };
  await tx.prisma.bot.update({ where: { id: botId }, data });
  tx.tell({ kind: 'bot', id: botId });
  return viewOf(tx.prisma, bots, actor, botId, version);
}

async function viewOf(
  client: Prisma.TransactionClient,
  bots: readonly BotDefinition[],
  actor: Actor,
  botId: string,
  wanted?: number,
): Promise<FlowView> {
  const bot = await client.bot.findUnique({ where: { id: botId } });
  if (!bot) throw botsError('bot-not-found', 'There is no such bot.');
  const version = wanted ?? bot.flowVersion;
  const where = { botId_version: { botId, version } };
  const row = await client.flowVersion.findUnique({ where });
  if (!row) throw botsError('flow-not-found', 'The bot has no such version.');
  return {
    ...versionOf(row, actor, bot.flowVersion),
    ...{ botId, flow: flowSchema.parse(row.flow) },
    skills: skillsOf(bots, botId).map(({ name, description, needs, gives, outcomes }) => ({
      ...{ name, description },
      ...{ needs: [...needs], gives: [...gives], outcomes: [...outcomes] },
    })),
  };
}

function skillsOf(bots: readonly BotDefinition[], botId: string): BotDefinition['skills'] {
  return bots.find(({ flow }) => flow.id === botId)?.skills ?? [];
}

function versionOf(
  { version, by, at }: Omit<FlowVersion, 'flow'>,
  actor: Actor,
  active: number | undefined,
): VersionView {
  return {
    ...{ version, at: at.toISOString(), isActive: version === active },
    by: by === BY_CODE ? 'code' : by === actor.id ? 'you' : 'somebody',
  };
}
