import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Transact } from '../database/transact.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import { offerHandovers } from '../handovers/handover-kinds.ts';
import { HERE_MS, RELOAD_MS } from './is-here.ts';

/** Less than `RELOAD_MS`, so that a page of another process keeps its person here. */
const BEAT_MS = 20_000;

interface Tools {
  readonly client: PrismaClient;
  readonly transact: Transact;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/** Notes whose pages are open in this process, as long as they are. */
export class WhoIsHere implements AsyncDisposable {
  readonly #tools: Tools;
  /** How many pages each of them has. */
  readonly #pages = new Map<string, number>();
  /** None while nobody has a page open here. */
  #timer: Disposable | undefined;
  #beating: Promise<void> = Promise.resolve();

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  /** Somebody has opened a page; disposing of what is returned says that it is closed. */
  async enter(personId: string): Promise<AsyncDisposable> {
    const { clock } = this.#tools;
    this.#pages.set(personId, (this.#pages.get(personId) ?? 0) + 1);
    this.#timer ??= this.#later();
    await this.#note([personId], clock.now());
    await this.#offer(personId);
    return { [Symbol.asyncDispose]: () => this.#leave(personId) };
  }

  async #leave(personId: string): Promise<void> {
    const left = (this.#pages.get(personId) ?? 1) - 1;
    if (left > 0) return void this.#pages.set(personId, left);
    this.#pages.delete(personId);
    // Where the database does not answer, it is noted no more all the same.
    await this.#note([personId], this.#tools.clock.now() - HERE_MS + RELOAD_MS).catch(
      () => undefined,
    );
  }

  async #note(ids: string[], atMs: number): Promise<void> {
    await this.#tools.client.colleague.updateMany({
      where: { id: { in: ids } },
      data: { hereAt: new Date(atMs) },
    });
  }

  /** Whoever is back can be asked for what waits. */
  async #offer(id: string): Promise<void> {
    const { client, transact, jobs } = this.#tools;
    if ((await client.colleague.count({ where: { id, isAvailable: true } })) === 0) return;
    await transact((tx) => jobs.add(tx, offerHandovers, {}, { key: '' }));
  }

  #later(): Disposable {
    return this.#tools.clock.after(BEAT_MS, () => {
      this.#beating = this.#beat();
      this.#timer = this.#pages.size > 0 ? this.#later() : undefined;
    });
  }

  async #beat(): Promise<void> {
    if (this.#pages.size === 0) return;
    const ids = [...this.#pages.keys()];
    // The next beat is soon.
    await this.#note(ids, this.#tools.clock.now()).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#timer?.[Symbol.dispose]();
    await this.#beating;
  }
}
