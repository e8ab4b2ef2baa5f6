import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { ADAPTER_INFO, connectToShadowDb } from '../pglite-adapter.ts';
import { connectionClosed } from './connection-closed.ts';
import { freeBytes, NEEDED_BYTES } from './free-space.ts';
import { DatabaseThread } from './thread.ts';
import { trouble } from './trouble.ts';

/** A database that could not be opened is not tried again for every request. */
export const RETRY_MS = 1_000;
export interface EmbeddedOptions {
  /** Told what is wrong with it, in words for a log; it is opened again by itself. */
  readonly onTrouble?: (error: Error) => void;
  /** Whether it is stuck is a matter of the machine's time, unless a test turns it. */
  readonly clock?: Clock;
}

/**
 * PGlite in a folder, on a thread of its own. When the disk is full or a statement never returns, who
 * waits is told that the connection is closed, and the next to ask opens it again.
 */
export class EmbeddedDatabase {
  readonly #folder: string;
  readonly #options: EmbeddedOptions;
  readonly #clock: Clock;
  #thread: DatabaseThread;
  #opening: Promise<DatabaseThread> | undefined;
  #failedAt = -Infinity;
  #isClosed = false;

  private constructor(folder: string, options: EmbeddedOptions, thread: DatabaseThread) {
    this.#folder = folder;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#thread = thread;
    this.#follow(thread);
  }

  /** @throws Error that says what to do where the disk is full */
  static async open(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
    return new EmbeddedDatabase(folder, options, await openThread(folder, options.clock));
  }

  get adapter(): SqlMigrationAwareDriverAdapterFactory {
    return { ...ADAPTER_INFO, connect: async () => this.#connection(), connectToShadowDb };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening?.catch(() => undefined);
    await this.#thread.close();
  }

  #connection(): SqlDriverAdapter {
    return {
      ...ADAPTER_INFO,
      queryRaw: async (query) => (await this.#open()).ask('queryRaw', query),
      executeRaw: async (query) => (await this.#open()).ask('executeRaw', query),
      executeScript: async (script) => (await this.#open()).ask('executeScript', script),
      startTransaction: async (isolation) => {
        const thread = await this.#open();
        return transactionOn(thread, await thread.ask('startTransaction', isolation));
      },
      getConnectionInfo: () => ({ supportsRelationJoins: true }),
      dispose: async () => undefined,
    };
  }

  /** The thread that lives, or the next one; whoever asks meanwhile waits for the same. */
  async #open(): Promise<DatabaseThread> {
    if (this.#isClosed) throw connectionClosed();
    if (!this.#thread.isOver) return this.#thread;
    if (this.#clock.now() - this.#failedAt < RETRY_MS) throw connectionClosed();
    return (this.#opening ??= this.#openAgain());
  }

  async #openAgain(): Promise<DatabaseThread> {
    try {
      this.#thread = await openThread(this.#folder, this.#clock);
      this.#follow(this.#thread);
      return this.#thread;
    } catch (error) {
      this.#failed(error as Error);
      throw connectionClosed();
    } finally {
      this.#opening = undefined;
    }
  }

  #follow(thread: DatabaseThread): void {
    thread.ended
      .then((reason) => reason && this.#failed(reason))
      .catch((error: Error) => this.#failed(error));
  }

  #failed(reason: Error): void {
    this.#failedAt = this.#clock.now();
    if (!this.#isClosed) this.#options.onTrouble?.(reason);
  }
}

async function openThread(folder: string, clock: Clock = systemClock): Promise<DatabaseThread> {
  try {
    return await DatabaseThread.open(folder, clock);
  } catch (cause) {
    throw (await freeBytes(folder)) < NEEDED_BYTES ? trouble('storage-full', cause) : cause;
  }
}

function transactionOn(thread: DatabaseThread, id: number): Transaction {
  return {
    ...ADAPTER_INFO,
    options: { usePhantomQuery: true },
    queryRaw: (query) => thread.ask('queryRaw', query, id),
    executeRaw: (query) => thread.ask('executeRaw', query, id),
    commit: () => thread.ask('commit', id),
    rollback: () => thread.ask('rollback', id),
  };
}
