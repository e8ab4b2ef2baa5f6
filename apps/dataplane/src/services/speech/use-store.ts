import type { Database } from '../../platform/database/database.ts';
import type { DayUse, UseSums } from './use-counter.ts';

export interface ProviderUse extends UseSums {
  readonly day: number;
  /** As `SPEECH` names it. */
  readonly provider: string;
}

/** What was spoken and listened to on each day, by all processes together. */
export class UseStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Adds to what is there, in one statement: several processes may do so at once. */
  async add(provider: string, use: readonly DayUse[]): Promise<void> {
    await this.#db.$executeRaw`
      INSERT INTO "SpeechUse" AS s ("day", "provider", "characters", "heardMs", "requests", "failures")
      SELECT "day", ${provider}::text, "characters", "heardMs", "requests", "failures"
      FROM jsonb_to_recordset(${JSON.stringify(use)}::jsonb) AS x("day" int, "characters" bigint,
        "heardMs" bigint, "requests" int, "failures" int)
      ORDER BY "day"
      ON CONFLICT ("day", "provider") DO UPDATE SET
        "characters" = s."characters" + excluded."characters",
        "heardMs" = s."heardMs" + excluded."heardMs",
        "requests" = s."requests" + excluded."requests",
        "failures" = s."failures" + excluded."failures"`;
  }

  /** From the first day to the last, the latest first. */
  async list(first: number, last: number): Promise<ProviderUse[]> {
    const rows = await this.#db.speechUse.findMany({
      where: { day: { gte: first, lte: last } },
      orderBy: [{ day: 'desc' }, { provider: 'asc' }],
    });
    return rows.map(({ characters, heardMs, ...row }) => ({
      ...{ ...row, characters: Number(characters), heardMs: Number(heardMs) },
    }));
  }

  async deleteBefore(day: number): Promise<void> {
    await this.#db.speechUse.deleteMany({ where: { day: { lt: day } } });
  }
}
