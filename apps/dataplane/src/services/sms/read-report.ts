import type { Database } from '../../platform/database/database.ts';
import type { EndedMessage } from './message.ts';
import { DELIVERY_STATUS, isDeliveryCode } from './status.ts';

/** @returns undefined while a text is on its way, and for one that no report was asked for */
export async function readReport(
  db: Database,
  messageId: string,
): Promise<EndedMessage | undefined> {
  const row = await db.smsMessage.findUnique({
    where: { id: messageId },
    include: { _count: { select: { parts: { where: { state: 'delivered' } } } } },
  });
  if (!row?.wantsReport || row.code === null || row.endedMs === null) return undefined;
  const code = isDeliveryCode(row.code) ? row.code : DELIVERY_STATUS.unknown;
  const { id, sender, recipient, tag, wantsReport, segments, endedMs } = row;
  const delivered = row.state === 'delivered' ? segments : row._count.parts;
  return {
    id,
    sender,
    recipient,
    tag,
    wantsReport,
    segments,
    code,
    delivered,
    endedMs: Number(endedMs),
  };
}
