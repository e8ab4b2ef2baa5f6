import { systemClock } from '@switchboard/kernel';
import { startChild } from '../../../platform/supervised/child.ts';
import type { Child } from '../../../platform/supervised/child.ts';
import { EngineUnavailable, MediaRefused } from '../port.ts';
import type { BuiltInOptions } from './built-in-engines.ts';
import type { Command, Request, Message } from './protocol.ts';

const PING_EVERY_MS = 3_000;
/** One that does nothing for so long will not do anything any more. */
const HUNG_MS = 10_000;

export type LegMessage = Extract<Message, { leg: number }>;

interface Waiting {
  readonly resolve: (value: string | undefined) => void;
  readonly reject: (error: Error) => void;
}

export interface ProcessEvents {
  readonly heard: (message: LegMessage) => void;
  readonly crashed: (stack: string) => void;
}

/** One life of a media process. */
export class EngineProcess implements AsyncDisposable {
  readonly #child: Child;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #exit: Promise<void>;
  readonly #events: ProcessEvents;
  #lastId = 0;
  #pinging: Disposable | undefined;
  #gone = false;

  constructor(options: BuiltInOptions & { readonly name: string }, events: ProcessEvents) {
    this.#events = events;
    this.#child = startChild('./media-process', import.meta.url);
    this.#exit = this.#child.exit.then(() => this.#end());
    // Whoever waits for it hears of its end by that.
    this.#ready.promise.catch(() => undefined);
    this.#child.process.on('message', (message: Message) => this.#heard(message));
    this.#send({ begin: options });
    this.#ping();
  }

  get pid(): number | undefined {
    return this.#child.process.pid;
  }

  /** @throws EngineUnavailable when it ends before */
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

  /** @throws MediaRefused, EngineUnavailable */
  ask(command: Command): Promise<string | undefined> {
    if (this.#gone) return Promise.reject(gone());
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

  #send(request: Request): void {
    // What cannot be sent any more is over with the process.
    const { process } = this.#child;
    if (process.connected) process.send(request, () => undefined);
  }

  #heard(message: Message): void {
    if (message.say === 'ready') return this.#ready.resolve();
    if (message.say === 'crashed') return this.#events.crashed(message.stack);
    if ('leg' in message) return this.#events.heard(message);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.say === 'done') waiting?.resolve(message.value);
    else waiting?.reject(errorOf(message));
  }

  #ping(): void {
    const deadline = systemClock.after(HUNG_MS, () => this.#child.process.kill('SIGKILL'));
    this.#pinging = deadline;
    const again = (): void => {
      deadline[Symbol.dispose]();
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

function gone(): EngineUnavailable {
  return new EngineUnavailable('The media process is gone.');
}

function errorOf({ kind, message }: Extract<Message, { say: 'failed' }>): Error {
  if (kind === 'refused') return new MediaRefused(message);
  return kind === 'unavailable' ? new EngineUnavailable(message) : new Error(message);
}
