import { fileURLToPath } from 'node:url';
import { openPrisma } from '@switchboard/app-server';
import type { Database as DatabaseOf } from '@switchboard/app-server';
import type { EmbeddedOptions } from '@switchboard/storage';
import { PrismaClient } from '../generated/prisma/client.ts';

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** The open database of the bots service; whoever opens it disposes of it. */
export type Database = DatabaseOf<PrismaClient>;

/**
 * Opens the database and brings its tables up to date.
 *
 * @param url `postgres://…`, `pglite:<folder>` or `pglite:memory`
 */
export function openDatabase(url: string, options: EmbeddedOptions = {}): Promise<Database> {
  const clientOf = (adapter: ConstructorParameters<typeof PrismaClient>[0]['adapter']) =>
    new PrismaClient({ adapter: adapter! });
  return openPrisma(url, { ...options, migrations, clientOf });
}
