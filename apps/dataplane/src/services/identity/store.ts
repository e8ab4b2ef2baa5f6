import { LRUCache } from 'lru-cache';
import type { OpenDatabase } from '../../platform/database/database.ts';
import { GroupWriter } from '../../platform/database/group-writer.ts';
import type { Identity } from './identity.ts';

interface IssuedToken {
  readonly id: string;
  readonly issuedMs: number;
}

const MAX_CACHED = 20_000;
/** How long another process may go on with what it knew. */
const SHARED_TTL_MS = 1_000;

/**
 * Identities and their token generation, which every request asks for: kept in memory, bounded.
 *
 * The cache holds promises from the moment a query starts, so an entry that is dropped by a
 * revocation cannot be put back by a query that began before it.
 */
export class IdentityStore {
  readonly #database: OpenDatabase;
  readonly #generations: LRUCache<string, Promise<number | undefined>>;
  readonly #issued: GroupWriter<IssuedToken>;

  constructor(database: OpenDatabase) {
    this.#database = database;
    this.#issued = new GroupWriter((issued) => this.#noteTokens(issued));
    const ttl = database.shared ? { ttl: SHARED_TTL_MS } : {};
    this.#generations = new LRUCache({ max: MAX_CACHED, ...ttl });
  }

  /** Makes an identity, or finds the one that has this custom id, however many ask at once. */
  async create(id: string, createdMs: number, customId?: string): Promise<Identity> {
    const data = { id, createdMs, customId: customId ?? null };
    const { count } = await this.#database.db.identity.createMany({ data, skipDuplicates: true });
    if (count > 0) {
      this.#generations.set(id, Promise.resolve(0));
      return { id, generation: 0, customId: data.customId, lastTokenIssuedMs: null };
    }
    const where = { customId: data.customId ?? '' };
    const found = await this.#database.db.identity.findUnique({ where });
    // Deleted in between: then the name is free again.
    return found ? stored(found) : this.create(id, createdMs, customId);
  }

  async find(id: string): Promise<Identity | undefined> {
    const row = await this.#database.db.identity.findUnique({ where: { id } });
    return row ? stored(row) : undefined;
  }

  /** Many ask for tokens at once: when theirs were issued is written together. */
  noteToken(id: string, issuedMs: number): Promise<void> {
    return this.#issued.add({ id, issuedMs });
  }

  /** The generation of its tokens, at most a second old; `undefined` when there is no such identity. */
  generation(id: string): Promise<number | undefined> {
    const known = this.#generations.get(id);
    if (known) return known;
    const loading = this.#load(id);
    this.#generations.set(id, loading);
    loading.catch(() => this.#generations.delete(id));
    return loading;
  }

  /** As `generation`, but never stale: a token issued with an old one would be dead at once. */
  currentGeneration(id: string): Promise<number | undefined> {
    if (this.#database.shared) this.#generations.delete(id);
    return this.generation(id);
  }

  /** Makes every token issued so far worthless. False when there is no such identity. */
  async revoke(id: string): Promise<boolean> {
    const { count } = await this.#database.db.identity.updateMany({
      where: { id },
      data: { generation: { increment: 1 } },
    });
    this.#generations.delete(id);
    return count > 0;
  }

  async remove(id: string): Promise<boolean> {
    const { count } = await this.#database.db.identity.deleteMany({ where: { id } });
    this.#generations.delete(id);
    return count > 0;
  }

  /** After the database was changed under our feet: one identity of it, or all. */
  forget(id?: string): void {
    if (id === undefined) this.#generations.clear();
    else this.#generations.delete(id);
  }

  /** Rows are locked in one order, so that processes that write the same ones wait for each other. */
  async #noteTokens(issued: readonly IssuedToken[]): Promise<void> {
    const latest = new Map(issued.map(({ id, issuedMs }) => [id, issuedMs]));
    await this.#database.db.$executeRaw`
      WITH issued AS (
        SELECT * FROM unnest(${[...latest.keys()]}::text[], ${[...latest.values()]}::bigint[]) AS t("id", "ms")
      ), locked AS (
        SELECT "id" FROM "Identity" WHERE "id" IN (SELECT "id" FROM issued) ORDER BY "id" FOR UPDATE
      )
      UPDATE "Identity" i SET "lastTokenIssuedMs" = issued."ms"
      FROM issued JOIN locked USING ("id") WHERE i."id" = issued."id"`;
  }

  async #load(id: string): Promise<number | undefined> {
    const row = await this.#database.db.identity.findUnique({
      where: { id },
      select: { generation: true },
    });
    return row?.generation;
  }
}

interface Row extends Omit<Identity, 'lastTokenIssuedMs'> {
  readonly lastTokenIssuedMs: bigint | null;
}

function stored({ id, generation, customId, lastTokenIssuedMs: ms }: Row): Identity {
  return { id, generation, customId, lastTokenIssuedMs: ms === null ? null : Number(ms) };
}
