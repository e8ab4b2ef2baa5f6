import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import type { ProcessBus } from '../process-bus/bus.ts';
import { topic } from '../process-bus/topic.ts';

export const KEY_SLOTS = ['primary', 'secondary'] as const;
export type KeySlot = (typeof KEY_SLOTS)[number];

/** A key was made anew: every process reads the keys again. */
const keysChanged = topic('access-keys-changed', z.object({ by: z.string() }));

/** Both keys, in base64. */
export type KeyPair = Readonly<Record<KeySlot, string>>;

const KEY_BYTES = 64;

export interface AccessKeysDeps {
  readonly db: Database;
  readonly configured: KeyPair;
  readonly bus: ProcessBus;
  readonly clock: Clock;
  /** What another process made could not be read: its former key is still accepted here. */
  readonly onError: (error: unknown) => void;
}

/**
 * The two keys that server SDKs sign with. Either can be made anew while the other is in use; what was
 * made is kept in the database and stands for the configured key until another one is configured.
 */
export class AccessKeys implements Disposable {
  readonly #deps: AccessKeysDeps;
  /** Who has just read the key that it made itself. */
  readonly #id = randomUUID();
  #hearing: readonly Disposable[] = [];
  #pair: KeyPair;
  #bytes: readonly Uint8Array[];

  private constructor(deps: AccessKeysDeps) {
    this.#deps = deps;
    this.#pair = deps.configured;
    this.#bytes = bytesOf(deps.configured);
  }

  static async open(deps: AccessKeysDeps): Promise<AccessKeys> {
    const keys = new AccessKeys(deps);
    const loadAgain = () => void keys.#load().catch(deps.onError);
    keys.#hearing = [
      deps.bus.subscribe(keysChanged, ({ by }) => by !== keys.#id && loadAgain()),
      deps.bus.onInterrupted(loadAgain),
    ];
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
    const { db, configured, bus, clock } = this.#deps;
    const made = {
      key: randomBytes(KEY_BYTES).toString('base64'),
      replaces: fingerprint(configured[slot]),
      createdMs: clock.now(),
    };
    await db.accessKey.upsert({ where: { slot }, create: { slot, ...made }, update: made });
    await this.#load();
    bus.publish(keysChanged, { by: this.#id });
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

  [Symbol.dispose](): void {
    for (const subscription of this.#hearing) subscription[Symbol.dispose]();
  }
}

function bytesOf(pair: KeyPair): readonly Uint8Array[] {
  return KEY_SLOTS.map((slot) => Buffer.from(pair[slot], 'base64'));
}

function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
