import { fileURLToPath } from 'node:url';
import { openStorage } from '@switchboard/storage';
import type { EmbeddedOptions, Storage } from '@switchboard/storage';
import { PrismaClient } from '../generated/prisma/client.ts';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The open database of the telephony service; whoever opens it disposes of it. */
export interface Database extends AsyncDisposable {
  readonly kind: 'pglite' | 'postgres';
  readonly client: PrismaClient;
  /** Whether there is room where it is kept; absent on a server of its own. */
  readonly disk?: Storage['disk'];
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @param url `postgres://…`, `pglite:<folder>` or `pglite:memory`
 */
export async function openDatabase(url: string, options: EmbeddedOptions = {}): Promise<Database> {
  const storage = await openStorage(url, migrations, options);
  const client = new PrismaClient({ adapter: storage.adapter });
  return {
    kind: storage.kind,
    client,
    ...(storage.disk && { disk: storage.disk }),
    async [Symbol.asyncDispose]() {
      await client.$disconnect();
      await storage.close();
    },
  };
}
