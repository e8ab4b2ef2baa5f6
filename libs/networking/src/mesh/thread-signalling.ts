import type { Clock } from '@switchboard/kernel';
import type { PeerId } from '../transport/transport.ts';
import type { Signalling, SignallingListener } from './signalling.ts';

/** A place where all can write, as a chat thread; `from` is vouched for by it. */
export interface SignalThread {
  send(text: string): Promise<void>;
  subscribe(hear: (from: PeerId, text: string) => void): Disposable;
}

export interface ThreadSignallingOptions {
  readonly self: PeerId;
  readonly thread: SignalThread;
  readonly clock: Clock;
}

interface Item {
  readonly to?: PeerId;
  readonly text: string;
}

/** A thread takes few messages a minute: what is said within this goes as one. */
const COLLECT_MS = 150;
/** Of one message of a thread, in characters. */
const MAX_CHARACTERS = 20_000;
const MAX_QUEUED = 64;
const ATTEMPTS = 4;
const RETRY_MS = 1_000;

/** Signalling over a chat thread: slow, but whoever may read the thread is reached by it. */
export class ThreadSignalling implements Signalling, Disposable {
  readonly self: PeerId;
  readonly #options: ThreadSignallingOptions;
  readonly #listeners = new Set<SignallingListener>();
  readonly #subscription: Disposable;
  #queue: Item[] = [];
  #timer: Disposable | undefined;
  #isSending = false;
  #attempts = 0;

  constructor(options: ThreadSignallingOptions) {
    this.#options = options;
    this.self = options.self;
    this.#subscription = options.thread.subscribe((from, text) => this.#hear(from, text));
  }

  send(to: PeerId | undefined, text: string): void {
    this.#queue = [...this.#queue, { ...(to !== undefined && { to }), text }].slice(-MAX_QUEUED);
    this.#schedule(COLLECT_MS);
  }

  subscribe(listener: SignallingListener): Disposable {
    const own = { ...listener };
    this.#listeners.add(own);
    return { [Symbol.dispose]: () => void this.#listeners.delete(own) };
  }

  [Symbol.dispose](): void {
    this.#timer?.[Symbol.dispose]();
    this.#subscription[Symbol.dispose]();
    this.#listeners.clear();
    this.#queue = [];
  }

  #schedule(ms: number): void {
    if (this.#isSending) return;
    this.#timer ??= this.#options.clock.after(ms, () => void this.#sendSome());
  }

  async #sendSome(): Promise<void> {
    this.#timer = undefined;
    this.#isSending = true;
    const items = first(this.#queue);
    const isSent = await this.#options.thread.send(JSON.stringify(items)).then(
      () => true,
      () => false,
    );
    this.#isSending = false;
    this.#attempts = isSent ? 0 : this.#attempts + 1;
    // What cannot be sent is lost: whoever wants the connection says it again.
    if (isSent || this.#attempts >= ATTEMPTS) this.#forget(items);
    if (this.#queue.length > 0) this.#schedule(isSent ? 0 : RETRY_MS * 2 ** this.#attempts);
  }

  #forget(items: readonly Item[]): void {
    this.#attempts = 0;
    this.#queue = this.#queue.filter((item) => !items.includes(item));
  }

  #hear(from: PeerId, content: string): void {
    for (const { to, text } of readItems(content)) {
      if (to !== undefined && to !== this.self) continue;
      for (const { message } of [...this.#listeners]) message?.(from, text);
    }
  }
}

/** As many as one message holds, in order. */
function first(queue: readonly Item[]): Item[] {
  const items: Item[] = [];
  let characters = 0;
  for (const item of queue) {
    characters += JSON.stringify(item).length + 1;
    if (characters > MAX_CHARACTERS && items.length > 0) break;
    items.push(item);
  }
  return items;
}

function readItems(content: string): Item[] {
  try {
    const value: unknown = JSON.parse(content);
    return Array.isArray(value) ? value.filter(isItem).slice(0, MAX_QUEUED) : [];
  } catch {
    return [];
  }
}

function isItem(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null || !('text' in value)) return false;
  const isAddressed = !('to' in value) || typeof value.to === 'string';
  return typeof value.text === 'string' && isAddressed;
}
