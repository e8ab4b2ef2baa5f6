import { EngineUnavailable } from '../port.ts';
import type { MediaGrants, MediaLeg, MediaLegListener, MediaRoom } from '../port.ts';
import type { ConnectionOptions } from './connection.ts';
import { BuiltInLeg } from './leg.ts';
import type { Publication } from './publication.ts';

export interface RoomOptions extends ConnectionOptions {
  readonly engine: string;
  readonly capacity: number;
  readonly onClosed: () => void;
}

/** One call in the built-in engine: whatever one sends, all others can have. */
export class BuiltInRoom implements MediaRoom {
  readonly engine: string;
  readonly capacity: number;
  readonly #options: RoomOptions;
  readonly #legs = new Map<string, BuiltInLeg>();
  #closed = false;

  constructor(options: RoomOptions) {
    this.engine = options.engine;
    this.capacity = options.capacity;
    this.#options = options;
  }

  get size(): number {
    return this.#legs.size;
  }

  /** Whoever is in already begins anew. */
  async join(user: string, grants: MediaGrants, listener: MediaLegListener): Promise<MediaLeg> {
    const before = this.#legs.get(user);
    if (before) this.#leave(before);
    if (this.#closed) throw new EngineUnavailable('The call is over.');
    if (this.#legs.size >= this.capacity) throw new EngineUnavailable('The call is full.');
    const leg = new BuiltInLeg(user, grants, listener, this.#options, {
      published: (publication) => this.#publish(publication),
      left: (one) => this.#leave(one),
    });
    const others = [...this.#legs.values()];
    this.#legs.set(user, leg);
    for (const publication of others.flatMap((other) => other.publications)) {
      leg.receive(publication);
    }
    await before?.[Symbol.asyncDispose]();
    return leg;
  }

  /** It lives and dies with the process that asks. */
  onFailed(): void {}

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#legs.values()].map((leg) => leg[Symbol.asyncDispose]()));
    this.#options.onClosed();
  }

  #publish(publication: Publication): void {
    for (const leg of this.#legs.values()) {
      if (leg.user !== publication.user) leg.receive(publication);
    }
  }

  #leave(leg: BuiltInLeg): void {
    if (this.#legs.get(leg.user) !== leg) return;
    this.#legs.delete(leg.user);
    for (const other of this.#legs.values()) {
      for (const publication of leg.publications) other.forget(publication);
    }
  }
}
