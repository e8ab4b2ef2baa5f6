import { createHash } from 'node:crypto';
import { accessError } from '@switchboard/access-api';
import type { KeySlot } from '@switchboard/access-api';
import { isUniqueViolation } from '@switchboard/database';
import type { AccessKey as Row, PrismaClient } from '@switchboard/database';
import type { Sealer } from './sealer.ts';

/** The key that signs in place of the configured one. */
export interface KeptKey {
  /** Counts up from 1. */
  readonly version: number;
  readonly slot: KeySlot;
  readonly key: string;
  /** The one before it, while that is still accepted. */
  readonly former: string | null;
  readonly changedAt: Date;
  readonly authorId: string;
}

export interface KeyStore {
  /** @returns undefined as long as the configured key signs; and again, once another is configured */
  read(): Promise<KeptKey | undefined>;
  /** @throws PlatformError `key-changed` when somebody else was first */
  write(kept: KeptKey): Promise<void>;
}

export interface KeyStoreTools {
  readonly client: PrismaClient;
  /** Absent without a secret: then nothing can be kept. */
  readonly sealer: Sealer | undefined;
  readonly configured: string;
}

export function createKeyStore({ client, sealer, configured }: KeyStoreTools): KeyStore {
  const replaces = hashOf(configured);
  // Read for each request to ACS, and seldom another one: it is opened once.
  let known: { readonly row: Row; readonly kept: KeptKey } | undefined;
  return {
    async read() {
      const row = await client.accessKey.findUnique({ where: { id: 1 } });
      if (row?.replaces !== replaces) return undefined;
      if (!known || !isSame(known.row, row)) known = { row, kept: opened(row, needed(sealer)) };
      return known.kept;
    },

    async write({ key, former, ...kept }) {
      const { seal } = needed(sealer);
      const data = { ...kept, replaces, sealed: seal(key), formerSealed: former && seal(former) };
      const { version } = kept;
      // A row of a key that is configured no longer counts its own versions.
      const where = { id: 1, OR: [{ version: version - 1 }, { replaces: { not: replaces } }] };
      const { count } = await client.accessKey.updateMany({ where, data });
      if (count === 0) await client.accessKey.create({ data }).catch(refuseDuplicate);
    },
  };
}

function isSame(a: Row, b: Row): boolean {
  return a.sealed === b.sealed && a.formerSealed === b.formerSealed;
}

/** Tells keys apart without showing them. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function opened(row: Row, { open }: Sealer): KeptKey {
  const { version, changedAt, authorId, sealed, formerSealed } = row;
  const slot = row.slot as KeySlot;
  try {
    const former = formerSealed === null ? null : open(formerSealed);
    return { version, slot, key: open(sealed), former, changedAt, authorId };
  } catch (cause) {
    const message = 'ACCESS_SECRET is not the one that the access key was encrypted with.';
    throw accessError('wrong-secret', message, { cause });
  }
}

function needed(sealer: Sealer | undefined): Sealer {
  if (sealer) return sealer;
  const message = 'Keys are kept encrypted, for which ACCESS_SECRET must be configured.';
  throw accessError('no-secret', message);
}

function refuseDuplicate(cause: unknown): never {
  if (!isUniqueViolation(cause)) throw cause;
  const message = 'Somebody else has changed the key meanwhile.';
  throw accessError('key-changed', message, { cause });
}
