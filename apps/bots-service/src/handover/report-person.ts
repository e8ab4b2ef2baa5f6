import type { BotsTools } from '../bots-tools.ts';
import type { TurnKey } from '../conversations/turn-jobs.ts';
import type { Transaction } from '../database/transaction.ts';
import { reportHandover } from './handover-jobs.ts';

/** What became of the person whom a turn has asked for, where the queue was asked. */
export async function reportPerson(
  tx: Transaction,
  { jobs }: Pick<BotsTools, 'jobs'>,
  { conversationId, turn }: TurnKey,
  came: boolean,
): Promise<void> {
  const where = { conversationId_turn: { conversationId, turn } };
  const asked = await tx.prisma.askedHandover.findUnique({ where });
  if (!asked || asked.state === 'over') return;
  await tx.prisma.askedHandover.update({ where, data: { state: 'over' } });
  await jobs.add(tx, reportHandover, { id: asked.id, came }, { key: asked.id });
}
