import type { Delivery } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import type { Message } from '../generated/prisma/client.ts';
import { finishIfOver } from './finish-if-over.ts';

/** What became of the text of a campaign becomes of its recipient. */
export async function afterRecipient(
  tx: Transaction,
  { campaignId, conversationId }: Pick<Message, 'campaignId' | 'conversationId'>,
  delivery: Delivery,
): Promise<void> {
  if (campaignId === null || delivery.state === 'queued') return;
  const { theirs: to } = await tx.prisma.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { theirs: true },
  });
  const isFailed = delivery.state === 'failed';
  await tx.prisma.campaignRecipient.updateMany({
    where: { campaignId, to },
    data: isFailed ? { state: 'failed', reason: delivery.detail } : { state: 'sent', reason: null },
  });
  await finishIfOver(tx, campaignId);
  tx.tell({ kind: 'campaign', id: campaignId });
}
