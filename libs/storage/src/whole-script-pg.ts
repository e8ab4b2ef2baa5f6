import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/**
 * Prisma's PostgreSQL adapter, with scripts sent whole: its own way cuts a migration at every
 * semicolon, also inside the body of a function or a trigger.
 */
export class WholeScriptPg extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    super({ connectionString: url, max: 10 });
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
