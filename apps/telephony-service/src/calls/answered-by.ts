import type { Transaction } from '../database/transact.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';

/** Longer than anybody talks: after that it is believed to be over, whatever became of its end. */
export const LONGEST_MS = 12 * 3_600_000;

/** Notes who has taken a call; the first who is told of stays. It may have ended by then, as events come in any order. */
export async function answeredBy(
  tx: Transaction,
  { id, at, state, personId: known, endedAt }: PhoneCall,
  personId: string,
  atMs: number,
): Promise<void> {
  if (known !== null) return;
  const answered = Math.max(atMs, at.getTime());
  const answeredAt = new Date(endedAt ? Math.min(answered, endedAt.getTime()) : answered);
  const taken = { personId, answeredAt };
  const data =
    state === 'ended'
      ? { ...taken, outcome: 'answered' }
      : {
          ...{ ...taken, state: 'answered' },
          dueAt: new Date(answered + LONGEST_MS),
        };
  await tx.prisma.phoneCall.update({ where: { id }, data });
  tx.tell({ kind: 'call', id });
}
