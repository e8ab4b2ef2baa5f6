import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { systemClock } from '@switchboard/kernel';
import { speechError } from '../speech-errors.ts';

/** What a thread says of a job: `kind` tells what is wrong with the job itself. */
export type Reply<Result> =
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly kind: 'job' | 'phrases' };

export interface ThreadOptions {
  /** Beside this file, without its ending. */
  readonly program: './speak-thread' | './hear-thread';
  readonly workerData?: object;
  /** How many jobs may wait; 32 when absent. */
  readonly maxWaiting?: number;
}

/** One that takes longer is not coming back. */
const JOB_MS = 30_000;
const MAX_WAITING = 32;
/** Nobody pays for a thread that has nothing to do. */
const IDLE_MS = 120_000;
/** What libraries do not give back is given back with the thread. */
const JOBS_PER_LIFE = 500;
const HEAP_MB = 256;

interface Waiting<Job, Result> {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly done: PromiseWithResolvers<Result>;
}

/** A thread that does one job after the other: it begins with the first, and anew whenever it ends. */
export class Thread<Job extends object, Result> implements AsyncDisposable {
  readonly #options: ThreadOptions;
  readonly #waiting: Waiting<Job, Result>[] = [];
  #worker: Worker | undefined;
  #jobs = 0;
  #current: Waiting<Job, Result> | undefined;
  #timer: Disposable | undefined;
  #isOver = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** Of the present life, for tests; none while nothing runs. */
  get worker(): Worker | undefined {
    return this.#worker;
  }

  /** @throws speech-busy, speech-failed, speech-phrases; the reason of `signal` */
  async do(job: Job, signal: AbortSignal): Promise<Result> {
    signal.throwIfAborted();
    if (this.#isOver) throw failed();
    if (this.#waiting.length >= (this.#options.maxWaiting ?? MAX_WAITING))
      throw speechError('speech-busy', 'Too much waits to be spoken or heard.');
    const waiting = { job, signal, done: Promise.withResolvers<Result>() };
    const abort = (): void => waiting.done.reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.push(waiting);
    this.#next();
    return waiting.done.promise.finally(() => signal.removeEventListener('abort', abort));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isOver = true;
    for (const { done } of this.#waiting.splice(0)) done.reject(failed());
    await this.#end();
  }

  #next(): void {
    if (this.#current) return;
    this.#timer?.[Symbol.dispose]();
    const current = this.#waiting.shift();
    if (!current) {
      this.#timer = systemClock.after(IDLE_MS, () => this.#drop());
      return;
    }
    // Nobody wants it any more.
    if (current.signal.aborted) return this.#next();
    this.#current = current;
    this.#timer = systemClock.after(JOB_MS, () => this.#drop());
    this.#jobs += 1;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ ...current.job, id: this.#jobs });
  }

  #start(): Worker {
    const ending = extname(fileURLToPath(import.meta.url));
    const worker = new Worker(new URL(`${this.#options.program}${ending}`, import.meta.url), {
      workerData: this.#options.workerData,
      // What it prints is of no use, and could hold words.
      ...{ stdout: true, stderr: true },
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // Read and dropped, so that it never waits for a reader.
    worker.stdout.resume();
    worker.stderr.resume();
    worker.unref();
    worker.on('message', (reply: Reply<Result>) => this.#replied(worker, reply));
    worker.on('error', () => this.#gone(worker));
    worker.on('exit', () => this.#gone(worker));
    return worker;
  }

  #replied(worker: Worker, reply: Reply<Result>): void {
    const current = this.#current;
    if (worker !== this.#worker || reply.id !== this.#jobs || !current) return;
    this.#current = undefined;
    if ('result' in reply) current.done.resolve(reply.result);
    else current.done.reject(reply.kind === 'phrases' ? unpronounceable() : failed());
    if (this.#jobs % JOBS_PER_LIFE === 0) this.#drop();
    this.#next();
  }

  #gone(worker: Worker): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#current?.done.reject(failed());
    this.#current = undefined;
    if (!this.#isOver) this.#next();
  }

  /** Nobody waits for its end; one that cannot be ended is left to itself. */
  #drop(): void {
    this.#end().catch(() => undefined);
  }

  async #end(): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    const worker = this.#worker;
    if (!worker) return;
    this.#gone(worker);
    await worker.terminate();
  }
}

function failed(): Error {
  return speechError('speech-failed', 'The embedded speech did not answer.');
}

function unpronounceable(): Error {
  return speechError('speech-phrases', 'A phrase cannot be listened for.');
}
