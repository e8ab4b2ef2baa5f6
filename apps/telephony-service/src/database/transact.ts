import { lockRow } from '@switchboard/app-server';
import type { Transact as TransactOf, Transaction as TransactionOf } from '@switchboard/app-server';
import type { Queryable } from '@switchboard/jobs';
import type { Change } from '@switchboard/telephony-api';
import type { Prisma } from '../generated/prisma/client.ts';

export type Transaction = TransactionOf<Prisma.TransactionClient, Change>;

export type Transact = TransactOf<Transaction>;

/** Holds a row until the transaction ends: whoever changes it meanwhile waits. */
export function lock(
  tx: Queryable,
  table: 'Conversation' | 'Message' | 'Campaign' | 'PhoneCall',
  id: string,
): Promise<void> {
  return lockRow(tx, table, id);
}
