import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { delay, systemClock } from '@switchboard/kernel';
import { JanusHandle } from './handle.ts';
import { JanusError, JanusSessionLost } from './janus-error.ts';
import type { JanusMessage, JanusRequest } from './message.ts';
import { openSocket } from './socket.ts';

export interface SessionOptions {
  readonly url: string;
  readonly apiSecret?: string | undefined;
  /** Called once, when the session is gone for good without having been ended. */
  readonly onLost: () => void;
  /** How long an answer may take. */
  readonly timeoutMs?: number;
}

/** Janus forgets a session that it has not heard of for a minute. */
const KEEPALIVE_MS = 25_000;
const TIMEOUT_MS = 10_000;
/** How long a session is asked for again; the media of its handles goes on meanwhile. */
const CLAIM_WITHIN_MS = 10_000;
const CLAIM_EVERY_MS = 250;

interface Waiting {
  readonly resolve: (message: JanusMessage) => void;
  readonly reject: (error: Error) => void;
  readonly kind: string;
}

/** One session with one Janus, which outlives its socket: every handle of ours is in it. */
export class JanusSession implements AsyncDisposable {
  readonly #options: SessionOptions;
  readonly #waiting = new Map<string, Waiting>();
  readonly #handles = new Map<number, JanusHandle>();
  readonly #ending = new AbortController();
  #socket: WebSocket | undefined;
  #id: number | undefined;
  /** Fulfilled while there is a socket that the session is known on. */
  #ready = Promise.withResolvers<void>();

  private constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** @throws Error when nobody listens there, JanusError when the secret is wrong */
  static async open(options: SessionOptions): Promise<JanusSession> {
    const session = new JanusSession(options);
    try {
      await session.#connect();
      const { data } = await session.#exchange({ janus: 'create' });
      session.#id = data!.id;
    } catch (error) {
      session.#end();
      throw error;
    }
    session.#ready.resolve();
    session.#keepAlive().catch(() => session.#lose());
    return session;
  }

  async attach(plugin: string): Promise<JanusHandle> {
    const { data } = await this.request({ janus: 'attach', plugin });
    const handle = new JanusHandle(data!.id, this);
    this.#handles.set(handle.id, handle);
    return handle;
  }

  /** @throws JanusError, JanusSessionLost, Error when no answer comes in time */
  async request(request: JanusRequest): Promise<JanusMessage> {
    if (this.#ending.signal.aborted) throw lost();
    await this.#ready.promise;
    return this.#exchange(request);
  }

  forget(handle: JanusHandle): void {
    this.#handles.delete(handle.id);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ending.signal.aborted) return;
    // Whether Janus hears of it or not, it forgets the session.
    if (this.#socket) await this.#exchange({ janus: 'destroy' }).catch(() => undefined);
    this.#end();
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? TIMEOUT_MS;
  }

  async #connect(): Promise<void> {
    const socket = await openSocket(this.#options.url, this.#timeoutMs);
    if (this.#ending.signal.aborted) return socket.terminate();
    this.#socket = socket;
    socket.on('message', (data) => {
      const message = read(String(data));
      if (message) this.#heard(message);
      else socket.terminate();
    });
    socket.on('close', () => this.#dropped(socket));
  }

  async #exchange(request: JanusRequest): Promise<JanusMessage> {
    const transaction = randomUUID();
    const { promise, resolve, reject } = Promise.withResolvers<JanusMessage>();
    this.#waiting.set(transaction, { resolve, reject, kind: request.janus });
    const deadline = systemClock.after(this.#timeoutMs, () => {
      reject(new Error(`Janus does not answer (${request.janus}).`));
      // One that is stuck is as good as dead, and what it holds is beyond our control.
      if (this.#id !== undefined && request.janus !== 'claim') this.#lose();
    });
    this.#write({ ...request, transaction });
    try {
      return await promise;
    } finally {
      deadline[Symbol.dispose]();
      this.#waiting.delete(transaction);
    }
  }

  #write(request: JanusRequest & { readonly transaction: string }): void {
    const { apiSecret } = this.#options;
    this.#socket?.send(
      JSON.stringify({
        ...request,
        ...(this.#id !== undefined && { session_id: this.#id }),
        ...(apiSecret !== undefined && { apisecret: apiSecret }),
      }),
      // A socket that cannot be written to closes.
      () => undefined,
    );
  }

  #heard(message: JanusMessage): void {
    const waiting = this.#waiting.get(message.transaction ?? '');
    if (waiting) this.#answer(waiting, message);
    else if (message.janus === 'timeout') this.#lose();
    else this.#handles.get(message.sender ?? NaN)?.heard(message);
  }

  #answer({ resolve, reject, kind }: Waiting, message: JanusMessage): void {
    // To a plugin's message, an acknowledgement is not yet the answer.
    if (message.janus === 'ack' && kind === 'message') return;
    const { error } = message;
    if (error) reject(new JanusError(error.code, error.reason));
    else resolve(message);
  }

  async #keepAlive(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await delay(systemClock, KEEPALIVE_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
      await this.request({ janus: 'keepalive' }).catch(() => undefined);
    }
  }

  #dropped(socket: WebSocket): void {
    if (socket !== this.#socket || this.#ending.signal.aborted) return;
    this.#socket = undefined;
    if (this.#id === undefined) return this.#end();
    // Whether it was done nobody can say any more, and half-done things are worse than a new start.
    const doubtful = [...this.#waiting.values()].some(({ kind }) => kind !== 'keepalive');
    if (doubtful) return this.#lose();
    this.#ready = Promise.withResolvers();
    this.#claim().catch(() => this.#lose());
  }

  async #claim(): Promise<void> {
    const deadline = performance.now() + CLAIM_WITHIN_MS;
    for (;;) {
      try {
        await this.#connect();
        await this.#exchange({ janus: 'claim' });
        return this.#ready.resolve();
      } catch (error) {
        if (isFinal(error) || performance.now() > deadline) throw error;
      }
      await delay(systemClock, CLAIM_EVERY_MS, this.#ending.signal);
    }
  }

  #lose(): void {
    if (this.#ending.signal.aborted) return;
    this.#end();
    this.#options.onLost();
  }

  #end(): void {
    this.#ending.abort();
    // Nobody may be waiting for it.
    this.#ready.promise.catch(() => undefined);
    this.#ready.reject(lost());
    for (const { reject } of this.#waiting.values()) reject(lost());
    this.#handles.clear();
    this.#socket?.terminate();
  }
}

/** @returns nothing for what is no JSON: whoever says it is not what we take it for */
function read(text: string): JanusMessage | undefined {
  try {
    return JSON.parse(text) as JanusMessage;
  } catch {
    return undefined;
  }
}

function lost(): JanusSessionLost {
  return new JanusSessionLost('The session with Janus is over.');
}

/** It has forgotten the session, or its process is gone: asking again is no use. */
function isFinal(error: unknown): boolean {
  return error instanceof JanusError || (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
}
