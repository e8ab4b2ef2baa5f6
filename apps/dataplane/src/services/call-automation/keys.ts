import type { Clock } from '@switchboard/kernel';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How often a key is made, and how long one that has been followed is still published. */
const ROTATE_MS = 30 * DAY_MS;
const KEEP_MS = 2 * ROTATE_MS;
/** A key is published before anything is signed with it: whoever verifies may remember what was published. */
const PUBLISH_FIRST_MS = HOUR_MS;
/** How long a process goes on with the keys it knows. */
const REMEMBER_MS = 60_000;
export const ROTATE_EVERY_MS = DAY_MS;

export interface Key {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly createdMs: number;
}

const rsaPrivateJwk = z.record(z.string(), z.string());

/** The keys that callbacks are signed with, one after the other; every process has the same. */
export class Keys {
  readonly #db: Database;
  readonly #clock: Clock;
  #known: { readonly atMs: number; readonly keys: Promise<readonly Key[]> } | undefined;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** What is signed with now. */
  async current(): Promise<Key> {
    const keys = await this.#keys();
    const publishedBefore = this.#clock.now() - PUBLISH_FIRST_MS;
    const ready = keys.filter(({ createdMs }) => createdMs <= publishedBefore);
    return ready.at(-1) ?? keys[0]!;
  }

  /** `undefined` for one that is not, or no longer, ours. */
  async find(kid: string): Promise<Key | undefined> {
    const known = (await this.#keys()).find((key) => key.kid === kid);
    if (known) return known;
    // Another process may have made it. An unknown one costs a query, and only whoever has the access key asks.
    this.forget();
    return (await this.#keys()).find((key) => key.kid === kid);
  }

  async published(): Promise<readonly JWK[]> {
    return (await this.#keys()).map(({ publicJwk }) => publicJwk);
  }

  /** Makes a key when it is time, and deletes those that nothing is verified with any more. */
  async rotate(): Promise<void> {
    const nowMs = this.#clock.now();
    const newest = await this.#db.callAutomationKey.findFirst({ orderBy: { createdMs: 'desc' } });
    if (!newest || Number(newest.createdMs) <= nowMs - ROTATE_MS) await make(this.#db, nowMs);
    await this.#db.callAutomationKey.deleteMany({ where: { createdMs: { lt: nowMs - KEEP_MS } } });
    this.forget();
  }

  forget(): void {
    this.#known = undefined;
  }

  #keys(): Promise<readonly Key[]> {
    const nowMs = this.#clock.now();
    if (this.#known && nowMs - this.#known.atMs < REMEMBER_MS) return this.#known.keys;
    const keys = load(this.#db, nowMs);
    this.#known = { atMs: nowMs, keys };
    keys.catch(() => this.forget());
    return keys;
  }
}

/** The oldest first. The first start makes one; racing first starts may make one each. */
async function load(db: Database, nowMs: number): Promise<readonly Key[]> {
  const read = () =>
    db.callAutomationKey.findMany({ orderBy: [{ createdMs: 'asc' }, { kid: 'asc' }] });
  let rows = await read();
  if (rows.length === 0) {
    await make(db, nowMs);
    rows = await read();
  }
  return Promise.all(rows.map(toKey));
}

async function make(db: Database, nowMs: number): Promise<void> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const privateJwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(privateJwk);
  const data = { kid, privateJwk: { ...privateJwk } as object, createdMs: nowMs };
  await db.callAutomationKey.create({ data });
}

async function toKey(row: { kid: string; privateJwk: unknown; createdMs: bigint }): Promise<Key> {
  const { kty, n, e, ...rest } = rsaPrivateJwk.parse(row.privateJwk);
  const publicJwk = { kty, n, e, kid: row.kid, alg: 'RS256', use: 'sig' } as JWK;
  const [privateKey, publicKey] = await Promise.all([
    importJWK({ kty, n, e, ...rest } as JWK, 'RS256'),
    importJWK(publicJwk, 'RS256'),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new TypeError('a key of callbacks is not an RSA key');
  }
  return {
    ...{ kid: row.kid, privateKey, publicKey, publicJwk },
    createdMs: Number(row.createdMs),
  };
}
