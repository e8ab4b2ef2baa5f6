import { lockRow } from '@switchboard/app-server';
import type { Transaction } from '../database/transaction.ts';
import type { BotCall } from '../generated/prisma/client.ts';

/** The call as it is, until the transaction ends; null where there is none. */
export async function lockCall(tx: Transaction, id: string): Promise<BotCall | null> {
  await lockRow(tx, 'BotCall', id);
  return tx.prisma.botCall.findUnique({ where: { id } });
}
