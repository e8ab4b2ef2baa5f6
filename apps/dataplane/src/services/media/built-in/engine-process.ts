import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@switchboard/kernel';
import { EngineUnavailable, MediaRefused } from '../port.ts';
import type { BuiltInOptions } from './built-in-engines.ts';
import type { Errand, Order, Word } from './errand.ts';

const PROGRAM = new URL(
  `./media-process${extname(fileURLToPath(import.meta.url))}`,
  import.meta.url,
);
const PING_EVERY_MS = 3_000;
/** One that does nothing for so long will not do anything any more. */
const HUNG_MS = 10_000;
const END_MS = 2_000;
const LAST_WORDS = 2_000;

export type LegWord = Extract<Word, { leg: number }>;

interface Waiting {
  readonly resolve: (value: string | undefined) => void;
  readonly reject: (error: Error) => void;
}

export interface ProcessEvents {
  readonly heard: (word: LegWord) => void;
  readonly stumbled: (stack: string) => void;
}

/** One life of a media process. */
export class EngineProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #exit: Promise<unknown>;
  readonly #events: ProcessEvents;
  #lastId = 0;
  #lastWords = '';
  #pinging: Disposable | undefined;
  #gone = false;

  constructor(options: BuiltInOptions & { readonly name: string }, events: ProcessEvents) {
    this.#events = events;
    this.#child = fork(PROGRAM, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#exit = exited(this.#child).then(() => this.#end());
    // Whoever waits for it hears of its end by that.
    this.#ready.promise.catch(() => undefined);
    this.#child.on('message', (word: Word) => this.#heard(word));
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString()).slice(-LAST_WORDS);
    });
    this.#send({ begin: options });
    this.#ping();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** @throws EngineUnavailable when it ends before */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Fulfilled when it is over, for whatever reason. */
  get exit(): Promise<unknown> {
    return this.#exit;
  }

  /** The end of what it said to standard error, which is why it died. */
  get lastWords(): string {
    return this.#lastWords;
  }

  /** @throws MediaRefused, EngineUnavailable */
  ask(errand: Errand): Promise<string | undefined> {
    if (this.#gone) return Promise.reject(gone());
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
    this.#waiting.set(id, { resolve, reject });
    this.#send({ id, errand });
    return promise;
  }

  /** Its channel gone, it ends by itself; if not, it is made to. */
  async [Symbol.asyncDispose](): Promise<void> {
    const impatience = systemClock.after(END_MS, () => this.#child.kill('SIGKILL'));
    if (this.#child.connected) this.#child.disconnect();
    await this.#exit;
    impatience[Symbol.dispose]();
  }

  #send(order: Order): void {
    // What cannot be sent any more is over with the process.
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }

  #heard(word: Word): void {
    if (word.say === 'ready') return this.#ready.resolve();
    if (word.say === 'stumbled') return this.#events.stumbled(word.stack);
    if ('leg' in word) return this.#events.heard(word);
    const waiting = this.#waiting.get(word.id);
    this.#waiting.delete(word.id);
    if (word.say === 'done') waiting?.resolve(word.value);
    else waiting?.reject(errorOf(word));
  }

  #ping(): void {
    const impatience = systemClock.after(HUNG_MS, () => this.#child.kill('SIGKILL'));
    this.#pinging = impatience;
    const again = (): void => {
      impatience[Symbol.dispose]();
      if (!this.#gone) this.#pinging = systemClock.after(PING_EVERY_MS, () => this.#ping());
    };
    this.ask({ do: 'ping' }).then(again, again);
  }

  #end(): void {
    this.#gone = true;
    this.#pinging?.[Symbol.dispose]();
    this.#ready.reject(gone());
    // Whoever is told of the end first does not take what fails with it for news.
    queueMicrotask(() => {
      for (const { reject } of this.#waiting.values()) reject(gone());
      this.#waiting.clear();
    });
  }
}

function exited(child: ChildProcess): Promise<unknown> {
  return Promise.race([once(child, 'exit'), once(child, 'error')]).catch(() => undefined);
}

function gone(): EngineUnavailable {
  return new EngineUnavailable('The media process is gone.');
}

function errorOf({ kind, message }: Extract<Word, { say: 'failed' }>): Error {
  if (kind === 'refused') return new MediaRefused(message);
  return kind === 'unavailable' ? new EngineUnavailable(message) : new Error(message);
}
