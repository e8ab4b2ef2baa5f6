import { PGlite } from '@electric-sql/pglite';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PreparedStatements } from './prepared-statements.ts';

export const ADAPTER_INFO = {
  provider: 'postgres',
  adapterName: 'pglite-prisma-adapter',
} as const;

/**
 * Prisma's PGlite adapter, with scripts waited for: its own way does not, so that a migration that
 * failed would count as applied.
 */
export function pgliteAdapter(database: PGlite): SqlMigrationAwareDriverAdapterFactory {
  return { ...ADAPTER_INFO, connect: () => connect(database), connectToShadowDb };
}

/** Where migrations are played through to see what they lead to: an empty database of its own. */
export async function connectToShadowDb(): Promise<SqlDriverAdapter> {
  const shadow = new PGlite();
  const adapter = await connect(shadow);
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await shadow.close();
  };
  return adapter;
}

async function connect(database: PGlite): Promise<SqlDriverAdapter> {
  await database.waitReady;
  const statements = PreparedStatements.of(database);
  // It asks for the whole class, and uses these three methods.
  const adapter = await new PrismaPGlite(statements as unknown as PGlite).connect();
  adapter.executeScript = async (script) => void (await statements.exec(script));
  return adapter;
}
