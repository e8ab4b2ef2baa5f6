import { displayNumber, parseSender } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

/** A number that texts come in for is one of ours, whether somebody has said so or not. */
export async function ensureNumber(
  tx: Transaction,
  { clock, newNumbers }: Pick<TelephonyTools, 'clock' | 'newNumbers'>,
  ours: string,
): Promise<boolean> {
  const sender = parseSender(ours);
  if (!sender) return false;
  const { count } = await tx.prisma.ourNumber.createMany({
    data: {
      ...{ id: sender.id, label: displayNumber(sender.id), verification: newNumbers },
      createdAt: new Date(clock.now()),
    },
    skipDuplicates: true,
  });
  if (count > 0) tx.tell({ kind: 'number', id: sender.id });
  return true;
}
