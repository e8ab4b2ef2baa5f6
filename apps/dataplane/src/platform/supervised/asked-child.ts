import { systemClock } from '@switchboard/kernel';
import { startChild } from './child.ts';
import type { Child } from './child.ts';

const PING_EVERY_MS = 3_000;
/** One that does nothing for so long will not do anything any more. */
const HUNG_MS = 10_000;

/** What goes to such a program: how to begin, then one question after another. */
export type ToChild<Begin, Command> =
  { readonly begin: Begin } | { readonly id: number; readonly command: Command | Ping };

/** Whether it still does anything. */
export interface Ping {
  readonly do: 'ping';
}

/** What such a program says: that it is ready, how its questions went, what crashed, and words of its own. */
export type FromChild<Word, Kind extends string> =
  | { readonly say: 'ready' }
  | { readonly say: 'done'; readonly id: number; readonly value?: string | undefined }
  | {
      readonly say: 'failed';
      readonly id: number;
      readonly kind: Kind;
      readonly message: string;
    }
  /** Something in a library went wrong where nobody waits for it. */
  | { readonly say: 'crashed'; readonly stack: string }
  | { readonly say: 'word'; readonly word: Word };

export interface AskedChildOptions<Begin, Word, Kind extends string> {
  /** Beside the caller, without its ending. */
  readonly program: string;
  readonly callerUrl: string;
  readonly begin: Begin;
  readonly heard: (word: Word) => void;
  readonly crashed: (stack: string) => void;
  /** What those get who wait for a program that is gone. */
  readonly gone: () => Error;
  readonly errorOf: (kind: Kind, message: string) => Error;
}

interface Waiting {
  readonly resolve: (value: string | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** One life of a program of ours that is asked for things: killed when it hangs, its questions failed when it is gone. */
export class AskedChild<Begin, Command, Word, Kind extends string> implements AsyncDisposable {
  readonly #options: AskedChildOptions<Begin, Word, Kind>;
  readonly #child: Child;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #exit: Promise<void>;
  #lastId = 0;
  #pinging: Disposable | undefined;
  #isGone = false;

  constructor(options: AskedChildOptions<Begin, Word, Kind>) {
    this.#options = options;
    this.#child = startChild(options.program, options.callerUrl);
    this.#exit = this.#child.exit.then(() => this.#end());
    // Whoever waits for it hears of its end by that.
    this.#ready.promise.catch(() => undefined);
    this.#child.process.on('message', (said: FromChild<Word, Kind>) => this.#heard(said));
    this.#send({ begin: options.begin });
    this.#ping();
  }

  get pid(): number | undefined {
    return this.#child.process.pid;
  }

  /** Rejects when it ends before. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Fulfilled when it is over, for whatever reason. */
  get exit(): Promise<void> {
    return this.#exit;
  }

  /** The end of what it said to standard error, which is why it died. */
  get stderr(): string {
    return this.#child.stderr();
  }

  ask(command: Command | Ping): Promise<string | undefined> {
    if (this.#isGone) return Promise.reject(this.#options.gone());
    const id = ++this.#lastId;
    const { promise, resolve, reject } = Promise.withResolvers<string | undefined>();
    this.#waiting.set(id, { resolve, reject });
    this.#send({ id, command });
    return promise;
  }

  /** Its channel gone, it ends by itself; if not, it is made to. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child[Symbol.asyncDispose]();
    await this.#exit;
  }

  #send(request: ToChild<Begin, Command>): void {
    // What cannot be sent any more is over with the process.
    const { process } = this.#child;
    if (process.connected) process.send(request, () => undefined);
  }

  #heard(said: FromChild<Word, Kind>): void {
    if (said.say === 'ready') return this.#ready.resolve();
    if (said.say === 'crashed') return this.#options.crashed(said.stack);
    if (said.say === 'word') return this.#options.heard(said.word);
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.say === 'done') waiting?.resolve(said.value);
    else waiting?.reject(this.#options.errorOf(said.kind, said.message));
  }

  #ping(): void {
    const deadline = systemClock.after(HUNG_MS, () => this.#child.process.kill('SIGKILL'));
    this.#pinging = deadline;
    const again = (): void => {
      deadline[Symbol.dispose]();
      if (!this.#isGone) this.#pinging = systemClock.after(PING_EVERY_MS, () => this.#ping());
    };
    this.ask({ do: 'ping' }).then(again, again);
  }

  #end(): void {
    this.#isGone = true;
    this.#pinging?.[Symbol.dispose]();
    this.#ready.reject(this.#options.gone());
    // Whoever is told of the end first does not take what fails with it for news.
    queueMicrotask(() => {
      for (const { reject } of this.#waiting.values()) reject(this.#options.gone());
      this.#waiting.clear();
    });
  }
}
