import { PGlite } from '@electric-sql/pglite';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/**
 * Prisma's PGlite adapter, with scripts waited for: its own way does not, so that a migration that
 * failed would count as applied.
 */
export function pgliteAdapter(database: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const { provider, adapterName } = factoryOf(database);
  return {
    provider,
    adapterName,
    connect: () => connect(database),
    // Where migrations are played through to see what they lead to: an empty database of its own.
    connectToShadowDb: async () => {
      const shadow = new PGlite();
      const adapter = await connect(shadow);
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        await shadow.close();
      };
      return adapter;
    },
  };
}

async function connect(database: PGlite): Promise<SqlDriverAdapter> {
  const adapter = await factoryOf(database).connect();
  adapter.executeScript = async (script) => void (await database.exec(script));
  return adapter;
}

function factoryOf(database: PGlite): SqlMigrationAwareDriverAdapterFactory {
  return new PrismaPGlite(database) as unknown as SqlMigrationAwareDriverAdapterFactory;
}
