import type { SmsDeliveryReport } from '@switchboard/events';
import { deliveryDetailOf, reportOf } from '@switchboard/telephony';
import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { Message } from '../generated/prisma/client.ts';
import { applyDelivery } from '../sending/apply-delivery.ts';

const TAG = /^(msg_[a-z0-9]{1,60})\.(\d{1,9})$/;

/**
 * Takes a report into account. It may come before the service has answered the request to send, so that the tag
 * tells of which text it is; one of nobody's text changes nothing.
 */
export async function receiveReport(tx: Transaction, data: SmsDeliveryReport): Promise<void> {
  const [, id, round] = TAG.exec(data.tag ?? '') ?? [];
  const { messageId: providerId } = data;
  const found = await tx.prisma.message.findFirst({
    where: { direction: 'out', ...(id === undefined ? { providerId } : { id }) },
    select: { id: true },
  });
  if (!found) return;
  await lock(tx, 'Message', found.id);
  const message = await tx.prisma.message.findUniqueOrThrow({ where: { id: found.id } });
  const detail = deliveryDetailOf(data.deliveryStatusDetails ?? undefined);
  const report = reportOf(data.deliveryStatus, detail, data.receivedTimestamp);
  if (report.state === 'failed' && isOfAnother(message, round, providerId)) return;
  await applyDelivery(tx, message, report);
}

/** It was sent once more meanwhile, and what failed is an earlier time. */
function isOfAnother(message: Message, round: string | undefined, providerId: string): boolean {
  if (round !== undefined) return Number(round) !== message.round;
  return message.providerId !== providerId;
}
