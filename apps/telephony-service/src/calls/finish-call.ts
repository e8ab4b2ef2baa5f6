import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';

/** Closes the line of a call in the history; whoever talked is idle from then on. */
export async function finishCall(
  tx: Transaction,
  { id, at, answeredById }: PhoneCall,
  outcome: 'missed' | 'rejected' | 'answered',
  endedMs: number,
): Promise<void> {
  const endedAt = new Date(Math.max(endedMs, at.getTime()));
  const over = { state: 'ended', ringingId: null };
  await tx.prisma.phoneCall.update({ where: { id }, data: { ...over, outcome, endedAt } });
  if (answeredById !== null)
    await tx.prisma.colleague.updateMany({
      where: { id: answeredById, OR: [{ idleSince: null }, { idleSince: { lt: endedAt } }] },
      data: { idleSince: endedAt },
    });
  tx.tell({ kind: 'call', id });
}
