import { newId } from '@switchboard/app-server';
import { openConversation as begin } from '@switchboard/bots';
import type { ChannelKind, Facts } from '@switchboard/bots';
import { flowOf } from '../bots/flow-of.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import { remembered } from '../memory/remember.ts';

export interface OpenRequest {
  readonly botId: string;
  readonly channel: ChannelKind;
  /** Where the channel finds it; of the conversations there, one goes on. */
  readonly place: string;
  /** A number or identity; null where it is withheld. */
  readonly who: string | null;
  readonly facts?: Facts;
}

/**
 * The conversation that goes on in a place, or a new one that nothing was taken in yet.
 *
 * @returns its id; undefined where there is no such bot, or it is off
 */
export async function openConversation(
  tx: Transaction,
  { clock }: Pick<BotsTools, 'clock'>,
  { botId, channel, place, who, facts = {} }: OpenRequest,
): Promise<string | undefined> {
  const open = `${channel} ${place}`;
  const going = await tx.prisma.conversation.findUnique({ where: { open }, select: { id: true } });
  if (going) return going.id;
  const bot = await tx.prisma.bot.findUnique({ where: { id: botId } });
  if (!bot?.isOn) return undefined;
  const { flowVersion } = bot;
  const flow = await flowOf(tx.prisma, { botId, flowVersion });
  const known = who === null ? {} : await remembered(tx, flow, { botId, who });
  const state = begin(flow, channel, { ...known, ...facts });
  const id = newId('cnv', clock);
  const at = new Date(clock.now());
  await tx.prisma.conversation.createMany({
    data: [
      {
        ...{ id, botId, flowVersion, channel, place, open, who, turn: state.turn },
        ...{ state: { ...state }, startedAt: at, lastAt: at },
      },
    ],
    skipDuplicates: true,
  });
  const kept = await tx.prisma.conversation.findUniqueOrThrow({ where: { open } });
  tx.tell({ kind: 'conversation', id: kept.id });
  return kept.id;
}
