import { gcm } from '@noble/ciphers/aes.js';
import { p256 } from '@noble/curves/nist.js';
import type { PageKey } from '@switchboard/access-api/client';
import { base64url } from 'jose';
import { agreedKey } from './agreed-key.ts';
import { readSealed } from './read-sealed.ts';

const TAG_BYTES = 16;

/**
 * A key pair like that of `createPageKey`, for where there is no WebCrypto: the engine of phone apps has
 * none. The private part stays in the memory of whoever holds the key, and is never stored.
 *
 * Needs `crypto.getRandomValues`, which phone apps bring.
 */
export async function createDeviceKey(): Promise<PageKey> {
  const { secretKey, publicKey } = p256.keygen();
  const point = p256.Point.fromBytes(publicKey).toBytes(false);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => base64url.encode(part));
  return {
    publicKey: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
    async open(jwe) {
      const { header, authenticated, iv, ciphertext, tag } = readSealed(jwe);
      const shared = p256.getSharedSecret(secretKey, pointOf(header.epk)).subarray(1);
      const key = agreedKey(shared, header.enc, header.apu, header.apv);
      const sealed = new Uint8Array(ciphertext.length + TAG_BYTES);
      sealed.set(ciphertext);
      sealed.set(tag, ciphertext.length);
      return new TextDecoder().decode(gcm(key, iv, authenticated).decrypt(sealed));
    },
  };
}

/** Uncompressed, as SEC 1 has it; whether it lies on the curve is checked where it is used. */
function pointOf({ x, y }: { readonly x: string; readonly y: string }): Uint8Array {
  return Uint8Array.of(4, ...base64url.decode(x), ...base64url.decode(y));
}
