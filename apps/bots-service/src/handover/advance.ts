import { nobodyCame } from '../conversations/handover-inputs.ts';
import { takeInput } from '../conversations/take-input.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import { reachPerson } from './handover-jobs.ts';
import type { HandoverProgress } from './people-queue.ts';

/** Takes into account how far a handover is. Each progress changes something once: the row says how far it is. */
export async function advance(
  tx: Transaction,
  tools: Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>,
  id: string,
  progress: HandoverProgress,
): Promise<void> {
  if (progress.state === 'waiting' || progress.state === 'connected') return;
  const isAccepted = progress.state === 'accepted';
  const { count } = await tx.prisma.askedHandover.updateMany({
    where: { id, state: isAccepted ? 'asked' : { not: 'over' } },
    data: isAccepted ? { state: 'reaching', userId: progress.userId } : { state: 'over' },
  });
  if (count === 0) return;
  if (isAccepted) return tools.jobs.add(tx, reachPerson, { id }, { key: id });
  const row = await tx.prisma.askedHandover.findUniqueOrThrow({ where: { id } });
  await takeInput(tx, tools, nobodyCame(row));
}
