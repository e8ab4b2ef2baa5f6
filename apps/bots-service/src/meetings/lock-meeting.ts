import { lockRow } from '@switchboard/app-server';
import type { Transaction } from '../database/transaction.ts';
import type { Meeting } from '../generated/prisma/client.ts';

/** The meeting as it is, until the transaction ends; null where there is none. */
export async function lockMeeting(tx: Transaction, id: string): Promise<Meeting | null> {
  await lockRow(tx, 'Meeting', id);
  return tx.prisma.meeting.findUnique({ where: { id } });
}
