import type { ResourceLimits } from '../../platform/limits/resources.ts';

/** What waits for one client. */
export interface Waiting {
  readonly userId: string;
  readonly bytes: number;
  /** Drops all of it; the client is told of the loss. */
  giveUp(): void;
}

type Bounds = Pick<
  ResourceLimits,
  'realtime.waitingPerClient' | 'realtime.waitingPerPerson' | 'realtime.waiting'
>;

/** The memory that waiting notifications take, counted for each client, each person, and in all. */
export class Backlog {
  readonly #bounds: Bounds;
  readonly #byPerson = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();
  #total = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** Bytes that wait in this process. */
  get total(): number {
    return this.#total;
  }

  /**
   * Whether there is room for as much more. When the process as a whole is over its bound, clients
   * with the most waiting make room: they are the ones that do not read.
   */
  hasRoom(one: Waiting, bytes: number): boolean {
    const ofPerson = this.#byPerson.get(one.userId) ?? 0;
    if (one.bytes + bytes > this.#bounds['realtime.waitingPerClient']) return false;
    if (ofPerson + bytes > this.#bounds['realtime.waitingPerPerson']) return false;
    while (this.#total + bytes > this.#bounds['realtime.waiting']) {
      const most = this.#most();
      if (!most || most === one) return false;
      most.giveUp();
    }
    return true;
  }

  /** Notes that so much more (or, negative, less) waits; called after `one.bytes` has changed. */
  changed(one: Waiting, by: number): void {
    const ofPerson = (this.#byPerson.get(one.userId) ?? 0) + by;
    if (ofPerson > 0) this.#byPerson.set(one.userId, ofPerson);
    else this.#byPerson.delete(one.userId);
    if (one.bytes > 0) this.#waiting.add(one);
    else this.#waiting.delete(one);
    this.#total += by;
  }

  #most(): Waiting | undefined {
    let most: Waiting | undefined;
    for (const one of this.#waiting) if (!most || one.bytes > most.bytes) most = one;
    return most;
  }
}
