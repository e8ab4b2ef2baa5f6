import type { CallView } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import { UNSETTLED } from './rings.ts';

/** Closes the line of a call in the history; whoever talked is idle from then on. */
export async function finishCall(
  tx: Transaction,
  { id, at, personId }: PhoneCall,
  outcome: NonNullable<CallView['outcome']>,
  endedMs: number,
): Promise<void> {
  const endedAt = new Date(Math.max(endedMs, at.getTime()));
  const data = { state: 'ended', outcome, endedAt };
  await tx.prisma.phoneCall.update({ where: { id }, data });
  await tx.prisma.callRing.updateMany({
    where: { callId: id, state: { in: UNSETTLED } },
    data: { state: 'gone' },
  });
  if (personId !== null)
    await tx.prisma.colleague.updateMany({
      where: { id: personId, OR: [{ idleSince: null }, { idleSince: { lt: endedAt } }] },
      data: { idleSince: endedAt },
    });
  tx.tell({ kind: 'call', id });
}
