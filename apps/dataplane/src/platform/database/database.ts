import { fileURLToPath } from 'node:url';
import { openStorage } from '@switchboard/storage';
import type { EmbeddedOptions, Storage } from '@switchboard/storage';
import { Prisma, PrismaClient } from '../../generated/prisma/client.ts';

export { Prisma };
export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

export interface OpenDatabase extends AsyncDisposable {
  readonly db: Database;
  /** May other processes write to it too? */
  readonly shared: boolean;
  /** Whether there is room where it is kept; absent on a server of its own. */
  readonly disk?: Storage['disk'];
}

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));
/** Racing writers of one thread queue behind each other; nobody should be refused for that. */
const TRANSACTION_WAIT_MS = 15_000;

export async function openDatabase(
  url: string,
  options: EmbeddedOptions = {},
): Promise<OpenDatabase> {
  const storage: Storage = await openStorage(url, MIGRATIONS, options);
  const db = new PrismaClient({
    adapter: storage.adapter,
    transactionOptions: { maxWait: TRANSACTION_WAIT_MS, timeout: TRANSACTION_WAIT_MS },
  });
  return {
    db,
    shared: storage.kind === 'postgres',
    ...(storage.disk && { disk: storage.disk }),
    async [Symbol.asyncDispose]() {
      await db.$disconnect();
      await storage.close();
    },
  };
}
