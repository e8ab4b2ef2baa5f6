import { LRUCache } from 'lru-cache';
import { personTag } from './credentials.ts';
import { MAX_ENDED } from './max-ended.ts';

/** As many are remembered; whoever has credentials beyond that is counted without a name. */
const MAX_ISSUED = 20_000;

/** Who has credentials, and how their tokens stood when they got them. */
export interface RelayHolder {
  readonly userId: string;
  readonly generation: number;
}

/**
 * What a relay knows people by, and the way back, which it has not. When somebody's credentials are
 * ended they get another tag, by which new ones are told from the old.
 */
export class RelayPeople {
  readonly #secret: string;
  readonly #users = new LRUCache<string, string>({ max: MAX_ISSUED });
  readonly #generations = new LRUCache<string, number>({ max: MAX_ISSUED });
  readonly #endings = new LRUCache<string, number>({ max: MAX_ENDED });

  constructor(secret: string) {
    this.#secret = secret;
  }

  tagOf(userId: string): string {
    const endings = this.#endings.get(userId) ?? 0;
    return personTag(this.#secret, endings === 0 ? userId : `${userId}\0${endings}`);
  }

  issued(tag: string, { userId, generation }: RelayHolder): void {
    this.#users.set(tag, userId);
    this.#generations.set(userId, generation);
  }

  userOf(tag: string): string | undefined {
    return this.#users.peek(tag);
  }

  /** @returns the tag that is over */
  end(userId: string): string {
    const tag = this.tagOf(userId);
    this.#generations.delete(userId);
    this.#endings.set(userId, (this.#endings.get(userId) ?? 0) + 1);
    return tag;
  }

  holders(): readonly RelayHolder[] {
    return [...this.#generations].map(([userId, generation]) => ({ userId, generation }));
  }
}
