import type { Database, Prisma, Transaction } from '../../../platform/database/database.ts';
import type { EndReason, Pause, RecordingRow } from './recording.ts';

const AT_ONCE = 200;

type Stored = Awaited<ReturnType<Database['callRecording']['findUniqueOrThrow']>>;

/** What is known when the file of a recording is whole. */
export interface Finished {
  readonly people: readonly string[];
  readonly pauses: readonly Pause[];
  readonly endedMs: number;
  readonly durationMs: number;
  readonly bytes: number;
  readonly endReason: EndReason;
}

/** Recordings in the database. */
export class RecordingStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  count(): Promise<number> {
    return this.#db.callRecording.count();
  }

  async insert({ people, pauses, ...row }: RecordingRow): Promise<void> {
    const lists = { people: [...people], pauses: pauses.map((pause) => ({ ...pause })) };
    await this.#db.callRecording.create({ data: { ...row, ...lists } });
  }

  async find(id: string): Promise<RecordingRow | undefined> {
    const row = await this.#db.callRecording.findUnique({ where: { id } });
    return row ? read(row) : undefined;
  }

  async setState(
    id: string,
    state: 'active' | 'inactive',
    pauses: readonly Pause[],
  ): Promise<void> {
    const data = { state, pauses: pauses.map((pause) => ({ ...pause })) };
    await this.#db.callRecording.updateMany({ where: { id, state: { not: 'stopped' } }, data });
  }

  /** Once, whoever does it. @returns false when it was done already */
  async finish(tx: Transaction, id: string, finished: Finished): Promise<boolean> {
    const { people, pauses, ...rest } = finished;
    const lists = { people: [...people], pauses: pauses.map((pause) => ({ ...pause })) };
    const { count } = await tx.callRecording.updateMany({
      where: { id, state: { not: 'stopped' } },
      data: { ...rest, ...lists, state: 'stopped' },
    });
    return count > 0;
  }

  /** The homes of recordings that go on. */
  async homes(): Promise<string[]> {
    const rows = await this.#db.callRecording.findMany({
      ...{ where: { state: { not: 'stopped' } }, distinct: ['home'], take: 1_000 },
      select: { home: true },
    });
    return rows.map(({ home }) => home);
  }

  async lostWith(homes: readonly string[]): Promise<RecordingRow[]> {
    const where = { state: { not: 'stopped' }, home: { in: [...homes] } };
    return (await this.#db.callRecording.findMany({ where, take: AT_ONCE })).map(read);
  }

  /** The latest first. @param before the last one of the page before */
  async page(
    limit: number,
    before?: Pick<RecordingRow, 'startedMs' | 'id'>,
  ): Promise<RecordingRow[]> {
    const { startedMs, id } = before ?? {};
    const isLater = [{ startedMs: { lt: startedMs } }, { startedMs, id: { lt: id } }];
    const rows = await this.#db.callRecording.findMany({
      ...{ orderBy: [{ startedMs: 'desc' }, { id: 'desc' }], take: limit },
      ...(before && { where: { OR: isLater } }),
    });
    return rows.map(read);
  }

  /** Those that ended before. */
  async endedBefore(ms: number): Promise<RecordingRow[]> {
    const where = { state: 'stopped', endedMs: { lt: ms } };
    return (await this.#db.callRecording.findMany({ where, take: AT_ONCE })).map(read);
  }

  /** One that has not begun. */
  async discard(id: string): Promise<void> {
    await this.#db.callRecording.deleteMany({ where: { id } });
  }

  async delete(id: string): Promise<void> {
    await this.#db.callRecording.deleteMany({ where: { id, state: 'stopped' } });
  }
}

function read({ people, pauses, startedMs, endedMs, ...row }: Stored): RecordingRow {
  return {
    ...(row as Omit<RecordingRow, 'people' | 'pauses' | 'startedMs' | 'endedMs'>),
    people: people as Prisma.JsonArray as string[],
    pauses: pauses as Prisma.JsonArray as unknown as Pause[],
    startedMs: Number(startedMs),
    endedMs: endedMs === null ? null : Number(endedMs),
  };
}
