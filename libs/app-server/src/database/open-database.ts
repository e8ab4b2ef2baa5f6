import { openStorage } from '@switchboard/storage';
import type { EmbeddedOptions, Storage } from '@switchboard/storage';

/** The open database of an app; whoever opens it disposes of it. */
export interface Database<Client> extends AsyncDisposable {
  readonly kind: 'pglite' | 'postgres';
  readonly client: Client;
  /** Whether there is room where it is kept; absent on a server of its own. */
  readonly disk?: Storage['disk'];
}

export interface DatabaseOptions<Client> extends EmbeddedOptions {
  /** The folder of migrations. */
  readonly migrations: string;
  readonly clientOf: (adapter: Storage['adapter']) => Client;
}

/**
 * Opens a database and brings its tables up to date.
 *
 * @param url `postgres://…`, `pglite:<folder>` or `pglite:memory`
 */
export async function openPrisma<Client extends { $disconnect(): Promise<void> }>(
  url: string,
  { migrations, clientOf, ...options }: DatabaseOptions<Client>,
): Promise<Database<Client>> {
  const storage = await openStorage(url, migrations, options);
  const client = clientOf(storage.adapter);
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
