import { systemClock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import { keepAlive } from '../../../platform/supervised/keep-alive.ts';
import { EngineUnavailable } from '../port.ts';
import type { EngineInfo, MediaEngines, MediaRoom } from '../port.ts';
import type { BuiltInOptions } from './built-in-engines.ts';
import { EngineProcess } from './engine-process.ts';
import { ProcessRoom } from './process-room.ts';

/** A call waits this long for an engine that is being started, again. */
const OPEN_WITHIN_MS = 10_000;

/**
 * The built-in engine in a process beside: begun with the first call that needs it, and from then on
 * started again whenever it dies, which ends the rooms in it and nothing else.
 */
export class ProcessEngines implements MediaEngines {
  readonly #name: string;
  readonly #options: BuiltInOptions;
  readonly #log: Logger;
  readonly #rooms = new Set<ProcessRoom>();
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;
  #process: EngineProcess | undefined;
  /** Fulfilled with the next process that is ready. */
  #next = Promise.withResolvers<EngineProcess>();

  constructor(options: BuiltInOptions, log: Logger, name = 'built-in') {
    this.#options = options;
    this.#log = log;
    this.#name = name;
  }

  async open(callId: string): Promise<MediaRoom> {
    if (this.#ending.signal.aborted) throw new EngineUnavailable('The data plane ends.');
    const live = () => this.#live().catch((error: unknown) => this.#failed(error));
    this.#running ??= keepAlive(live, this.#ending.signal);
    const process = this.#process ?? (await this.#soon());
    const room = await ProcessRoom.open(callId, {
      engine: this.#name,
      process,
      onClosed: (closed) => this.#rooms.delete(closed),
    });
    // It may have died since it said yes.
    if (this.#process === process) this.#rooms.add(room);
    else room.fail();
    return room;
  }

  /** Before the first call there is nothing that could be wrong. */
  describe(): readonly EngineInfo[] {
    const legs = [...this.#rooms].reduce((sum, { size }) => sum + size, 0);
    const healthy = !this.#running || this.#process !== undefined;
    return [{ name: this.#name, kind: 'built-in', healthy, rooms: this.#rooms.size, legs }];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#process?.[Symbol.asyncDispose]();
    await this.#running;
  }

  async #soon(): Promise<EngineProcess> {
    const late = Promise.withResolvers<never>();
    const deadline = systemClock.after(OPEN_WITHIN_MS, () =>
      late.reject(new EngineUnavailable('The media process does not start.')),
    );
    try {
      return await Promise.race([this.#next.promise, late.promise]);
    } finally {
      deadline[Symbol.dispose]();
    }
  }

  /** It could not be started or ended, or a call that lost it could not be told; it is started again. */
  #failed(error: unknown): void {
    this.#log.error({ err: error }, 'the media process failed');
  }

  async #live(): Promise<void> {
    const { signal } = this.#ending;
    const process = new EngineProcess(
      { ...this.#options, name: this.#name },
      {
        heard: (message) => this.#roomOf(message.leg)?.heard(message),
        crashed: (stack) => this.#log.error({ stack }, 'the media process crashed'),
      },
    );
    const end = (): void => {
      process[Symbol.asyncDispose]().catch((error: unknown) => this.#failed(error));
    };
    signal.addEventListener('abort', end, { once: true });
    process.ready.then(
      () => this.#began(process),
      () => undefined,
    );
    await process.exit;
    signal.removeEventListener('abort', end);
    this.#died(process);
  }

  #began(process: EngineProcess): void {
    this.#process = process;
    this.#next.resolve(process);
    this.#log.info({ engine: this.#name, pid: process.pid }, 'the media engine is there');
  }

  #died({ stderr }: EngineProcess): void {
    this.#process = undefined;
    this.#next = Promise.withResolvers();
    const lost = [...this.#rooms];
    this.#rooms.clear();
    if (this.#ending.signal.aborted) return;
    this.#log.error({ engine: this.#name, rooms: lost.length, stderr }, 'the media engine is gone');
    for (const room of lost) room.fail();
  }

  #roomOf(leg: number): ProcessRoom | undefined {
    return [...this.#rooms].find((room) => room.has(leg));
  }
}
