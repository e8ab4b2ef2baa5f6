import { CompactEncrypt, importJWK } from 'jose';
import { accessError } from './access-errors.ts';
import type { PublicKey } from './shapes.ts';

/**
 * Prepares to encrypt for one page. Done before anything is issued: a key that is no point of the
 * curve must not cost a token.
 *
 * @throws PlatformError `invalid-public-key`
 */
export async function sealFor(publicKey: PublicKey): Promise<(secret: string) => Promise<string>> {
  const key = await importJWK({ ...publicKey }, 'ECDH-ES').catch((cause: unknown) => {
    throw accessError('invalid-public-key', 'The public key is not usable.', {
      target: 'publicKey',
      cause,
    });
  });
  return (secret) =>
    new CompactEncrypt(new TextEncoder().encode(secret))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
      .encrypt(key);
}
