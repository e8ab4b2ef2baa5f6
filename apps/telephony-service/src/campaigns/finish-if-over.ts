import type { Transaction } from '../database/transact.ts';

/** Who runs out of recipients is finished. */
export async function finishIfOver(tx: Transaction, id: string): Promise<void> {
  const left = await tx.prisma.campaignRecipient.findFirst({
    where: { campaignId: id, state: { in: ['pending', 'sending'] } },
    select: { to: true },
  });
  if (left) return;
  const { count } = await tx.prisma.campaign.updateMany({
    where: { id, state: 'running' },
    data: { state: 'finished' },
  });
  if (count > 0) tx.tell({ kind: 'campaign', id });
}
