import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import type { Database } from '../database/database.ts';
import type { KeyNews } from './key-news.ts';

export const KEY_SLOTS = ['primary', 'secondary'] as const;
export type KeySlot = (typeof KEY_SLOTS)[number];

/** Both keys, in base64. */
export type KeyPair = Readonly<Record<KeySlot, string>>;

const KEY_BYTES = 64;

export interface AccessKeysDeps {
  readonly db: Database;
  readonly configured: KeyPair;
  readonly news: KeyNews;
  readonly clock: Clock;
  /** What another process made could not be read: its former key is still accepted here. */
  readonly onError: (error: unknown) => void;
}

/**
 * The two keys that server SDKs sign with. Either can be made anew while the other is in use; what was
 * made is kept in the database and stands for the configured key until another one is configured.
 */
export class AccessKeys implements AsyncDisposable {
  readonly #deps: AccessKeysDeps;
  #pair: KeyPair;
  #bytes: readonly Uint8Array[];

  private constructor(deps: AccessKeysDeps) {
    this.#deps = deps;
    this.#pair = deps.configured;
    this.#bytes = bytesOf(deps.configured);
  }

  static async open(deps: AccessKeysDeps): Promise<AccessKeys> {
    const keys = new AccessKeys(deps);
    deps.news.onChanged(() => void keys.#load().catch(deps.onError));
    await keys.#load();
    return keys;
  }

  get pair(): KeyPair {
    return this.#pair;
  }

  /** Every key that is valid now. */
  get valid(): readonly Uint8Array[] {
    return this.#bytes;
  }

  /** Makes a key anew: what was signed with the old one is refused from now on, in every process. */
  async regenerate(slot: KeySlot): Promise<void> {
    const { db, configured, news, clock } = this.#deps;
    const made = {
      key: randomBytes(KEY_BYTES).toString('base64'),
      replaces: fingerprint(configured[slot]),
      createdMs: clock.now(),
    };
    await db.accessKey.upsert({ where: { slot }, create: { slot, ...made }, update: made });
    await this.#load();
    news.tellOthers();
  }

  async #load(): Promise<void> {
    const { db, configured } = this.#deps;
    const rows = await db.accessKey.findMany();
    const keyOf = (slot: KeySlot): string => {
      const replaces = fingerprint(configured[slot]);
      return (
        rows.find((row) => row.slot === slot && row.replaces === replaces)?.key ?? configured[slot]
      );
    };
    this.#pair = { primary: keyOf('primary'), secondary: keyOf('secondary') };
    this.#bytes = bytesOf(this.#pair);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#deps.news[Symbol.asyncDispose]();
  }
}

function bytesOf(pair: KeyPair): readonly Uint8Array[] {
  return KEY_SLOTS.map((slot) => Buffer.from(pair[slot], 'base64'));
}

function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
