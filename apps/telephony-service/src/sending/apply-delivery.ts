import { afterReport } from '@switchboard/telephony';
import type { Delivery } from '@switchboard/telephony';
import { afterRecipient } from '../campaigns/after-recipient.ts';
import type { Transaction } from '../database/transact.ts';
import type { Message } from '../generated/prisma/client.ts';
import { deliveryOf, rowOf } from './deliveries.ts';

/**
 * Takes into account what was heard of a text that is held by this transaction. It may be heard late, twice and in any
 * order.
 *
 * @param more what else is to be written with it
 */
export async function applyDelivery(
  tx: Transaction,
  message: Message,
  heard: Delivery,
  more: { readonly providerId?: string; readonly firstSentAt?: null } = {},
): Promise<void> {
  const known = deliveryOf(message);
  const delivery = known && afterReport(known, heard);
  const isNews = delivery !== undefined && delivery !== known;
  if (!isNews && Object.keys(more).length === 0) return;
  await tx.prisma.message.update({
    where: { id: message.id },
    data: { ...(isNews && rowOf(delivery)), ...more },
  });
  if (!isNews) return;
  tx.tell({ kind: 'delivery', id: message.conversationId });
  if (message.campaignId !== null) await afterRecipient(tx, message, delivery);
}
