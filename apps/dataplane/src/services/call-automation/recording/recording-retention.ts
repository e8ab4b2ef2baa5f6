import type { Database } from '../../../platform/database/database.ts';

/** As long as the service keeps them. */
const DEFAULT_DAYS = 1;
export const MAX_RETENTION_DAYS = 365;
const DAY_MS = 86_400_000;
const ID = 'recordings';

/** How long recordings are kept once they are over, as somebody has said; for those that are kept already too. */
export class RecordingRetention {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async days(): Promise<number> {
    const row = await this.#db.callRecordingRetention.findUnique({ where: { id: ID } });
    return row?.days ?? DEFAULT_DAYS;
  }

  async setDays(days: number): Promise<void> {
    const where = { id: ID };
    await this.#db.callRecordingRetention.upsert({
      ...{ where, create: { id: ID, days }, update: { days } },
    });
  }

  async keptMs(): Promise<number> {
    return (await this.days()) * DAY_MS;
  }
}
