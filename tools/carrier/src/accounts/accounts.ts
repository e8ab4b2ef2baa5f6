import { createHash, timingSafeEqual } from 'node:crypto';

/** A customer of the network. */
export interface Account {
  /** By which it binds; at most 15 characters. */
  readonly systemId: string;
  /** At most 8 characters (SMPP 3.4, 4.1). */
  readonly password: string;
  /** By which it asks for numbers. */
  readonly inventoryKey: string;
}

/** Who may bind, and who may buy. */
export class Accounts {
  readonly #accounts: readonly Account[];

  constructor(accounts: readonly Account[]) {
    this.#accounts = accounts;
  }

  get names(): string[] {
    return this.#accounts.map(({ systemId }) => systemId);
  }

  has(systemId: string): boolean {
    return this.#accounts.some((one) => one.systemId === systemId);
  }

  mayBind(systemId: string, password: string): boolean {
    return this.#accounts.some((one) => one.systemId === systemId && same(one.password, password));
  }

  /** @returns whose key it is */
  ofKey(key: string): string | undefined {
    return this.#accounts.find((one) => same(one.inventoryKey, key))?.systemId;
  }
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
