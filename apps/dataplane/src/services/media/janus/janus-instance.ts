import { delay, systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { EngineInfo, MediaRoom } from '../port.ts';
import { EngineUnavailable } from '../port.ts';
import { JanusRoom } from './janus-room.ts';
import { JanusSession } from './session.ts';

export interface JanusOptions {
  readonly url: string;
  readonly apiSecret?: string | undefined;
  readonly adminKey?: string | undefined;
}

/** People in one call. */
const CAPACITY = 32;
const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 10_000;

/** One Janus: a session with it is kept, or had again as soon as it is back. */
export class JanusInstance implements AsyncDisposable {
  readonly #options: JanusOptions;
  readonly #log: Logger;
  readonly #rooms = new Set<JanusRoom>();
  readonly #ending = new AbortController();
  readonly #running: Promise<void>;
  readonly #tried = Promise.withResolvers<void>();
  #session: JanusSession | undefined;

  constructor(options: JanusOptions, log: Logger) {
    this.#options = options;
    this.#log = log;
    this.#running = this.#keepConnected().catch((error: unknown) =>
      log.error({ engine: this.#name, err: error }, 'the media engine is not tried any more'),
    );
  }

  /** Whether it was reached at the first attempt, or not. */
  get tried(): Promise<void> {
    return this.#tried.promise;
  }

  get info(): EngineInfo {
    const legs = [...this.#rooms].reduce((sum, { size }) => sum + size, 0);
    const healthy = this.#session !== undefined;
    return { name: this.#name, kind: 'janus', healthy, rooms: this.#rooms.size, legs };
  }

  /** @throws Error when it is not there, or refuses */
  async open(): Promise<MediaRoom> {
    if (!this.#session) throw new EngineUnavailable(`${this.#name} is not there.`);
    const room = await JanusRoom.open(this.#session, {
      engine: this.#name,
      capacity: CAPACITY,
      adminKey: this.#options.adminKey,
      onClosed: (closed) => this.#rooms.delete(closed),
    });
    this.#rooms.add(room);
    return room;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await Promise.all([...this.#rooms].map((room) => room[Symbol.asyncDispose]()));
    await this.#session?.[Symbol.asyncDispose]();
    await this.#running;
  }

  get #name(): string {
    return `janus ${new URL(this.#options.url).host}`;
  }

  async #keepConnected(): Promise<void> {
    const { signal } = this.#ending;
    for (let failures = 0; !signal.aborted;) {
      const lived = await this.#live();
      failures = lived ? 1 : failures + 1;
      const waitMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
      await delay(systemClock, waitMs, signal).catch(() => undefined);
    }
  }

  /** @returns whether there was a session at all */
  async #live(): Promise<boolean> {
    const { promise: lost, resolve: onLost } = Promise.withResolvers<void>();
    const session = await this.#connect(onLost);
    this.#session = session;
    this.#tried.resolve();
    if (!session) return false;
    this.#log.info({ engine: this.#name }, 'the media engine is there');
    await Promise.race([lost, aborted(this.#ending.signal)]);
    if (this.#ending.signal.aborted) return true;
    this.#session = undefined;
    this.#log.error({ engine: this.#name, rooms: this.#rooms.size }, 'the media engine is gone');
    for (const room of [...this.#rooms]) room.fail();
    return true;
  }

  async #connect(onLost: () => void): Promise<JanusSession | undefined> {
    const { url, apiSecret } = this.#options;
    try {
      return await JanusSession.open({ url, apiSecret, onLost });
    } catch (error) {
      this.#log.warn({ engine: this.#name, err: error }, 'the media engine cannot be reached');
      return undefined;
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
