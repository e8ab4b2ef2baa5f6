import type { Transact as TransactOf, Transaction as TransactionOf } from '@switchboard/app-server';
import type { Change } from '@switchboard/bots-api';
import type { Prisma } from '../generated/prisma/client.ts';

export type Transaction = TransactionOf<Prisma.TransactionClient, Change>;

export type Transact = TransactOf<Transaction>;
