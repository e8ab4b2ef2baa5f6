import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { DriverAdapterError } from '@prisma/driver-adapter-utils';
import type { Clock } from '@switchboard/kernel';
import { connectionClosed } from './connection-closed.ts';
import { trouble } from './trouble.ts';
import type { Answer, Command, CommandName, Commands, Failure } from './protocol.ts';

const PROGRAM = new URL(
  `./database-thread${extname(fileURLToPath(import.meta.url))}`,
  import.meta.url,
);
const CLOSE_MS = 5_000;
export const LOOK_EVERY_MS = 7_500;
/** Counted in looks and not by the clock, which goes on while a laptop sleeps. */
const MAX_SILENT_LOOKS = 4;
/** No statement of ours takes that long, on any machine. */
export const STUCK_MS = MAX_SILENT_LOOKS * LOOK_EVERY_MS;
/** PostgreSQL's code of a full disk, and the system's. */
const FULL = new Set(['53100', 'ENOSPC']);

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One life of the thread that an embedded database runs in. */
export class DatabaseThread {
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #pending = new Map<number, Pending>();
  readonly #ended = Promise.withResolvers<Error | undefined>();
  #lastId = 0;
  /** Looks since it was last heard of. */
  #silentLooks = 0;
  #watch: Disposable | undefined;
  #isOver = false;
  #isPinged = false;

  private constructor(worker: Worker, clock: Clock) {
    this.#worker = worker;
    this.#clock = clock;
  }

  /**
   * @param folder where the database is, or shall be
   * @throws what PGlite says when it cannot open it
   */
  static async open(folder: string, clock: Clock): Promise<DatabaseThread> {
    const worker = new Worker(PROGRAM, { workerData: { folder }, execArgv: [] });
    const thread = new DatabaseThread(worker, clock);
    const ready = Promise.withResolvers<void>();
    // Node's own watch mode sends messages as well, from inside the worker.
    worker.on('message', (message) => message === 'ready' && ready.resolve());
    worker.once('error', (error) => ready.reject(error));
    worker.once('exit', () => ready.reject(trouble('storage-ended')));
    await ready.promise;
    thread.#listen();
    return thread;
  }

  /** Fulfilled when it is over, with the reason unless it was closed. */
  get ended(): Promise<Error | undefined> {
    return this.#ended.promise;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** @throws DriverAdapterError as Prisma's own adapters do; `ConnectionClosed` when the thread is over */
  ask<Name extends CommandName>(
    name: Name,
    ...args: Parameters<Commands[Name]>
  ): ReturnType<Commands[Name]> {
    return this.#ask(name, args) as ReturnType<Commands[Name]>;
  }

  /** Lets it finish what was asked, within a bound. */
  async close(): Promise<void> {
    if (this.#isOver) return;
    const late = this.#clock.after(CLOSE_MS, () => this.#end(undefined));
    await this.ask('close').catch(() => undefined);
    late[Symbol.dispose]();
    this.#end(undefined);
    await this.#worker.terminate();
  }

  #ask(name: CommandName, args: readonly unknown[]): Promise<unknown> {
    if (this.#isOver) return Promise.reject(connectionClosed());
    const id = ++this.#lastId;
    const asked = Promise.withResolvers<unknown>();
    this.#pending.set(id, asked);
    this.#worker.postMessage({ id, name, args } satisfies Command);
    if (!this.#watch) this.#beginWatch();
    return asked.promise;
  }

  #listen(): void {
    this.#worker.on('message', (message: unknown) => {
      if (isAnswer(message)) this.#settle(message);
    });
    this.#worker.on('error', (error) => this.#end(trouble('storage-ended', error)));
    this.#worker.on('exit', () => this.#end(trouble('storage-ended')));
  }

  #settle(answer: Answer): void {
    this.#silentLooks = 0;
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if (!('failure' in answer)) return pending?.resolve(answer.value);
    pending?.reject(errorOf(answer.failure));
    // The next write would never return; who opens it again reads what was committed from the log.
    if (isFull(answer.failure)) this.#end(trouble('storage-full'));
  }

  /** While something is asked: an idle thread answers a ping, one that is stuck does not. */
  #beginWatch(): void {
    this.#silentLooks = 0;
    const look = () => {
      this.#watch = undefined;
      if (this.#isOver || this.#pending.size === 0) return;
      this.#silentLooks += 1;
      if (this.#silentLooks >= MAX_SILENT_LOOKS) return this.#end(trouble('storage-stuck'));
      this.#watch = this.#clock.after(LOOK_EVERY_MS, look);
      if (!this.#isPinged) this.#ping();
    };
    this.#watch = this.#clock.after(LOOK_EVERY_MS, look);
  }

  #ping(): void {
    const answered = (): void => void (this.#isPinged = false);
    this.#isPinged = true;
    this.ask('ping').then(answered, answered);
  }

  #end(reason: Error | undefined): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#watch?.[Symbol.dispose]();
    for (const { reject } of this.#pending.values()) reject(connectionClosed());
    this.#pending.clear();
    // One that cannot be ended is left to itself.
    this.#worker.terminate().catch(() => undefined);
    this.#ended.resolve(reason);
  }
}

function isFull({ code, mapped }: Failure): boolean {
  return FULL.has(code ?? '') || (mapped?.kind === 'postgres' && FULL.has(mapped.code));
}

/** A full disk is an outage to who asks, not an error of theirs. */
function errorOf(failure: Failure): Error {
  if (isFull(failure)) return connectionClosed();
  if (failure.mapped) return new DriverAdapterError(failure.mapped);
  return Object.assign(new Error(failure.message), failure.code && { code: failure.code });
}

function isAnswer(message: unknown): message is Answer {
  return typeof message === 'object' && message !== null && 'id' in message;
}
