import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey, JWK } from 'jose';
import { z } from 'zod';
import type { Database } from '../database/database.ts';

/** The key user tokens are signed with. */
export interface SigningKey {
  readonly kid: string;
  readonly x5t: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

const rsaPrivateJwk = z.record(z.string(), z.string());

/** The key of this database, made at its first start. Racing first starts agree on the oldest. */
export async function loadSigningKey(db: Database, nowMs: number): Promise<SigningKey> {
  const stored = (await oldest(db)) ?? (await makeOne(db, nowMs));
  const { kty, n, e, ...rest } = rsaPrivateJwk.parse(stored.privateJwk);
  const publicJwk = { kty, n, e, kid: stored.kid, alg: 'RS256', use: 'sig' } as JWK;
  const [privateKey, publicKey] = await Promise.all([
    importJWK({ kty, n, e, ...rest } as JWK, 'RS256'),
    importJWK(publicJwk, 'RS256'),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new TypeError('the signing key is not an RSA key');
  }
  const x5t = Buffer.from(stored.kid, 'hex').toString('base64url');
  return { kid: stored.kid, x5t, privateKey, publicKey, publicJwk };
}

async function makeOne(db: Database, nowMs: number) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const privateJwk = await exportJWK(privateKey);
  const kid = createHash('sha1')
    .update(await calculateJwkThumbprint(privateJwk))
    .digest('hex');
  const data = {
    kid: kid.toUpperCase(),
    privateJwk: { ...privateJwk } as object,
    createdMs: nowMs,
  };
  await db.signingKey.create({ data });
  return (await oldest(db)) ?? data;
}

function oldest(db: Database) {
  return db.signingKey.findFirst({ orderBy: [{ createdMs: 'asc' }, { kid: 'asc' }] });
}
