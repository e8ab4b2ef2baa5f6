import type { Queryable } from '@switchboard/jobs';
import { codeOf } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { eventError } from '../event-errors.ts';
import type { EventKind, ReceivedEvent, TypedEvent } from '../event-kind.ts';
import type { EventDatabase } from './event-database.ts';
import type { EventVersion } from './event-version.ts';
import { assertAlive, claimEvent, claimVersion, InboxStore } from './inbox-store.ts';
import type { AsideLimits, SetAsideEvent } from './inbox-store.ts';

export type EventHandler<Data, Transaction> = (
  event: TypedEvent<Data>,
  tx: Transaction,
) => Promise<void>;

export interface HandleOptions<Data> {
  /** Where an event has a version, what is older than what was handled is passed over. */
  readonly versionOf?: (event: TypedEvent<Data>) => EventVersion | undefined;
}

/** An attempt that failed. The error may hold what nobody should read: log its code. */
export interface EventFailure {
  readonly type: string;
  readonly attempts: number;
  readonly isSetAside: boolean;
  readonly error: unknown;
}

export interface InboxOptions<Transaction extends Queryable> {
  readonly db: EventDatabase<Transaction>;
  readonly clock: Clock;
  readonly limits: AsideLimits;
  readonly onFailure: (failure: EventFailure) => void;
}

/**
 * What became of an event: `repeated` was handled before or is set aside, `outdated` is older than what was
 * handled, `unknown` has no handler. All but `failed` need not be sent again.
 */
export type EventOutcome = 'handled' | 'repeated' | 'outdated' | 'unknown' | 'aside' | 'failed';

interface Registered<Transaction> {
  readonly kind: EventKind<unknown>;
  readonly run: EventHandler<unknown, Transaction>;
  readonly versionOf: ((event: TypedEvent<unknown>) => EventVersion | undefined) | undefined;
}

/** Keeps what a handler failed with apart from what the database did. */
class HandlerFailure extends Error {}

/** Events that were handled, each in one transaction with what its handler did. */
export class Inbox<Transaction extends Queryable> {
  readonly #options: InboxOptions<Transaction>;
  readonly #store: InboxStore;
  readonly #handlers = new Map<string, Registered<Transaction>>();

  constructor(options: InboxOptions<Transaction>) {
    this.#options = options;
    this.#store = new InboxStore(options.db, options.limits);
  }

  handle<Data>(
    kind: EventKind<Data>,
    run: EventHandler<Data, Transaction>,
    { versionOf }: HandleOptions<Data>,
  ): void {
    const registered = { kind, run, versionOf } as Registered<Transaction>;
    this.#handlers.set(kind.type, registered);
  }

  /** @throws whatever the database does; the event is then to be sent again */
  async take(event: ReceivedEvent): Promise<EventOutcome> {
    const registered = this.#handlers.get(event.type);
    if (!registered) return 'unknown';
    const nowMs = this.#options.clock.now();
    const typed = read(registered, event);
    if (!typed) return this.#failed(event, malformed(), 1);
    try {
      return await this.#options.db.$transaction(async (tx) => {
        if (!(await claimEvent(tx, event, nowMs))) return 'repeated';
        return this.#run(registered, typed, tx);
      });
    } catch (error) {
      if (error instanceof HandlerFailure) return this.#failed(event, error.cause);
      throw error;
    }
  }

  /** Tries one that was set aside once more; it stays there when it fails again. */
  async retry(id: number): Promise<EventOutcome | 'missing'> {
    try {
      return await this.#options.db.$transaction(async (tx) => {
        const event = await this.#store.reclaim(tx, id);
        if (!event) return 'missing';
        const registered = this.#handlers.get(event.type);
        const typed = registered && read(registered, event);
        if (!typed) throw new HandlerFailure('', { cause: malformed() });
        return this.#run(registered, typed, tx);
      });
    } catch (error) {
      if (!(error instanceof HandlerFailure)) throw error;
      await this.#store.failAgain(id, codeOf(error.cause));
      return 'failed';
    }
  }

  setAside(): Promise<SetAsideEvent[]> {
    return this.#store.setAside();
  }

  purge(beforeMs: number, asideBeforeMs: number): Promise<number> {
    return this.#store.purge(beforeMs, asideBeforeMs);
  }

  async #run(
    { run, versionOf }: Registered<Transaction>,
    event: TypedEvent<unknown>,
    tx: Transaction,
  ): Promise<EventOutcome> {
    const version = versionOf?.(event);
    const isNew = !version || (await claimVersion(tx, version, this.#options.clock.now()));
    if (!isNew) return 'outdated';
    try {
      await run(event, tx);
      await assertAlive(tx);
    } catch (cause) {
      throw new HandlerFailure('', { cause });
    }
    return 'handled';
  }

  async #failed(event: ReceivedEvent, error: unknown, maxAttempts?: number): Promise<EventOutcome> {
    const nowMs = this.#options.clock.now();
    const limit = maxAttempts === undefined ? {} : { maxAttempts };
    const failure = await this.#store.fail(event, { failure: codeOf(error), nowMs, ...limit });
    if (!failure) return 'repeated';
    this.#options.onFailure({ type: event.type, error, ...failure });
    return failure.isSetAside ? 'aside' : 'failed';
  }
}

function read<Transaction>(
  { kind }: Registered<Transaction>,
  event: ReceivedEvent,
): TypedEvent<unknown> | undefined {
  const parsed = kind.schema.safeParse(event.data);
  return parsed.success ? { ...event, data: parsed.data } : undefined;
}

function malformed() {
  return eventError('event-malformed', 'The data of an event is not as its type has it.');
}
