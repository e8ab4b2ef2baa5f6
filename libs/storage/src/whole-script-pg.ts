import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** A server that is frozen must not freeze who asks it; milliseconds. */
const TIME_OUTS = {
  // A process that starts has its hands full: what answered at once may wait seconds to be read.
  connectionTimeoutMillis: 10_000,
  query_timeout: 20_000,
  // Who waits for a locked row gives up before the pool is full of waiting ones.
  lock_timeout: 5_000,
} as const;

/**
 * Prisma's PostgreSQL adapter, with scripts sent whole: its own way cuts a migration at every
 * semicolon, also inside the body of a function or a trigger.
 */
export class WholeScriptPg extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    super({ connectionString: url, max: 10, ...TIME_OUTS });
    this.#url = url;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = (script) => this.#run(script);
    return adapter;
  }

  async #run(script: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      await client.query(script);
    } finally {
      await client.end();
    }
  }
}
