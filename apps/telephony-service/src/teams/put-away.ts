import type { Transaction } from '../database/transact.ts';
import { changeHandover } from '../handovers/change-handover.ts';
import { offerWaiting } from '../handovers/offer-waiting.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

/** Somebody is asked no more, and what they are asked just now goes to the next; under the lock of handovers. */
export async function putAway(
  tx: Transaction,
  tools: Pick<TelephonyTools, 'jobs' | 'clock'>,
  personId: string,
): Promise<void> {
  await tx.prisma.colleague.update({ where: { id: personId }, data: { isAvailable: false } });
  tx.tell({ kind: 'presence', id: personId });
  const where = { personId, state: 'offered' };
  for (const row of await tx.prisma.handover.findMany({ where }))
    await changeHandover(tx, tools, row, { kind: 'pass', personId });
  await offerWaiting(tx, tools);
}
