import { fileURLToPath } from 'node:url';
import { openStorage } from '@switchboard/storage';
import type { Storage } from '@switchboard/storage';
import { Prisma, PrismaClient } from './generated/prisma/client.ts';

export { Prisma };
export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export interface OpenDatabase extends AsyncDisposable {
  readonly db: Database;
  /** May other processes write to it too? */
  readonly shared: boolean;
}

const MIGRATIONS = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
/** Racing writers of one thread queue behind each other; nobody should be refused for that. */
const TRANSACTION_WAIT_MS = 15_000;

export async function openDatabase(url: string): Promise<OpenDatabase> {
  const storage: Storage = await openStorage(url, MIGRATIONS);
  const db = new PrismaClient({
    adapter: storage.adapter,
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_WAIT_MS },
  });
  return {
    db,
    shared: storage.kind === 'postgres',
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await storage.close();
    },
  };
}
