import { fileURLToPath } from 'node:url';
import { openStorage } from '@switchboard/storage';
import { PrismaClient } from './generated/prisma/client.ts';

const migrations = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** The open database of the trusted service; whoever opens it disposes of it. */
export interface Database extends AsyncDisposable {
  readonly kind: 'pglite' | 'postgres';
  readonly client: PrismaClient;
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @param url `postgres://…`, `pglite:<folder>` or `pglite:memory`
 */
export async function openDatabase(url: string): Promise<Database> {
  const storage = await openStorage(url, migrations);
  const client = new PrismaClient({ adapter: storage.adapter });
  return {
    kind: storage.kind,
    client,
    async [Symbol.asyncDispose]() {
      await client.$disconnect();
      await storage.close();
    },
  };
}
