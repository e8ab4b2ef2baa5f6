import { compactDecrypt, exportJWK, generateKeyPair } from 'jose';
import type { PublicKey } from '../shapes.ts';

/** A key pair of this page. The private part cannot be exported and is never stored. */
export interface PageKey {
  readonly publicKey: PublicKey;
  /** Opens what was encrypted for this key, and nothing else. */
  open(jwe: string): Promise<string>;
}

export async function createPageKey(): Promise<PageKey> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256' });
  const { x, y } = await exportJWK(publicKey);
  return {
    publicKey: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
    async open(jwe) {
      const { plaintext } = await compactDecrypt(jwe, privateKey, {
        keyManagementAlgorithms: ['ECDH-ES'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return new TextDecoder().decode(plaintext);
    },
  };
}
