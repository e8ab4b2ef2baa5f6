import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { Database, Prisma, Transaction } from '../database/database.ts';
import { every } from '../clock/every.ts';
import type { ProcessBus } from '../process-bus/bus.ts';
import type { FactKind } from './fact-kind.ts';
import { FactStore, insertFacts } from './fact-store.ts';
import type { StoredFact } from './fact-store.ts';

/** A process that has not told a fact for so long is taken for dead. */
const TELL_WITHIN_MS = 5_000;
const BATCH = 100;
/** What was told is deleted together. */
const GATHER_MS = 200;
/** Beyond it the oldest stay in the database, and are told twice. */
const MAX_TOLD = 50_000;
const VACUUM_AFTER = 10_000;
/** What was told may take so long to be deleted when the process stops. */
const LAST_MS = 1_000;

export interface FactsOptions {
  readonly db: Database;
  /** Do other processes write to the same database? */
  readonly isShared: boolean;
  readonly bus: Pick<ProcessBus, 'written'>;
  /** The machine's: processes live in real time. */
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

type Tell = (payload: unknown) => void | Promise<void>;

/**
 * What has happened, written down with the change itself. Whoever wrote a fact tells it straight after the
 * commit and says so; when its process dies in between, another one tells it. So nothing that was
 * committed goes untold, and something may be told twice.
 */
export class Facts implements AsyncDisposable {
  readonly #store: FactStore;
  readonly #options: FactsOptions;
  readonly #tell = new Map<string, { schema: FactKind<unknown>['schema']; tell: Tell }>();
  readonly #told = new Set<number>();
  readonly #ended = new AbortController();
  #deleting: Promise<void> | undefined;
  #deleted = 0;
  #looking: AsyncDisposable | undefined;
  #isLooking = false;

  constructor(options: FactsOptions) {
    this.#options = options;
    this.#store = new FactStore(options.db);
  }

  /** Says how a fact is told that its own process did not tell; before `start`. */
  on<Payload>(
    { name, schema }: FactKind<Payload>,
    tell: (payload: Payload) => void | Promise<void>,
  ): void {
    this.#tell.set(name, { schema, tell: tell as Tell });
  }

  /** Writes facts. @returns the id of each, for `told` after the commit */
  append<Payload>(
    tx: Transaction,
    kind: FactKind<Payload>,
    payloads: readonly Payload[],
  ): Promise<number[]> {
    return this.#store.append(tx, kind, payloads, this.#dueMs());
  }

  /** The same as a part of a statement of one's own: a fact for each row of `from`, none without any. */
  statement<Payload>(kind: FactKind<Payload>, payload: Prisma.Sql, from: Prisma.Sql): Prisma.Sql {
    return insertFacts(kind, this.#dueMs(), payload, from);
  }

  /** Everybody was told, as far as this process has to. */
  told(...ids: readonly number[]): void {
    for (const id of ids) this.#told.add(id);
    for (const id of this.#told) {
      if (this.#told.size <= MAX_TOLD) break;
      this.#told.delete(id);
    }
    this.#deleting ??= this.#deleteTold();
  }

  /** Tells what processes that died did not, now and from now on. */
  async start(): Promise<void> {
    const { isShared, clock, onError } = this.#options;
    // Where nobody else writes, whoever wrote what is there is dead.
    await this.#tellLeft(isShared ? clock.now() : this.#dueMs());
    if (!isShared) return;
    this.#looking = every(clock, TELL_WITHIN_MS, () => this.#look(), onError);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended.abort();
    // A bus that is away must not keep the process; what is not deleted is told twice.
    await Promise.race([this.#finish(), delay(this.#options.clock, LAST_MS)]);
  }

  async #finish(): Promise<void> {
    await this.#looking?.[Symbol.asyncDispose]();
    await this.#deleting;
    await this.#delete().catch(this.#options.onError);
  }

  #dueMs(): number {
    return this.#options.clock.now() + TELL_WITHIN_MS;
  }

  /** One look at a time: while the bus is away each waits for it. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      // Facts of this process may be waiting for the others to be told.
      await this.#options.bus.written();
      await this.#tellLeft(this.#options.clock.now());
    } finally {
      this.#isLooking = false;
    }
  }

  async #tellLeft(dueBeforeMs: number): Promise<void> {
    const untilMs = dueBeforeMs + TELL_WITHIN_MS;
    let left: StoredFact[];
    do {
      left = await this.#store.take(dueBeforeMs, untilMs, BATCH);
      for (const fact of left) await this.#tellOne(fact);
    } while (left.length === BATCH && !this.#ended.signal.aborted);
  }

  async #tellOne({ id, kind, payload }: StoredFact): Promise<void> {
    const known = this.#tell.get(kind);
    // Another version of this program knows it.
    if (!known) return;
    const parsed = known.schema.safeParse(payload);
    try {
      if (parsed.success) await known.tell(parsed.data);
      this.told(id);
    } catch (error) {
      // It is due again before long.
      this.#options.onError(error);
    }
  }

  async #deleteTold(): Promise<void> {
    const { clock, onError } = this.#options;
    while (this.#told.size > 0 && !this.#ended.signal.aborted) {
      await delay(clock, GATHER_MS, this.#ended.signal).catch(() => undefined);
      await this.#delete().catch(onError);
    }
    this.#deleting = undefined;
  }

  async #delete(): Promise<void> {
    const ids = [...this.#told];
    if (ids.length === 0) return;
    await this.#options.bus.written();
    await this.#store.delete(ids);
    for (const id of ids) this.#told.delete(id);
    this.#deleted += ids.length;
    if (this.#options.isShared || this.#deleted < VACUUM_AFTER) return;
    this.#deleted = 0;
    await this.#store.vacuum();
  }
}
