import { delay, systemClock } from '@switchboard/kernel';
import type { Database } from '../database/database.ts';
import { unavailable } from '../wire/errors.ts';

/** The database has this long to say that it is there, in milliseconds. */
const ANSWER_MS = 2_000;

/** Whether this process should be given work; asked by load balancers and by people. */
export class Readiness {
  readonly #db: Database;
  #isStopping = false;

  constructor(db: Database) {
    this.#db = db;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** From now on the answer is no; what is asked all the same is still served. */
  stop(): void {
    this.#isStopping = true;
  }

  /** @throws WireError 503 while it stops, or while the database does not answer */
  async check(): Promise<void> {
    if (this.#isStopping) throw unavailable();
    const ended = new AbortController();
    const late = delay(systemClock, ANSWER_MS, ended.signal).then(() =>
      Promise.reject(unavailable()),
    );
    try {
      await Promise.race([this.#db.$queryRaw`SELECT 1`, late]);
    } catch {
      throw unavailable();
    } finally {
      ended.abort();
      late.catch(() => undefined);
    }
  }
}
