import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { SessionKeys } from './session-keys.ts';

export const TAG_BYTES = 10;
const BLOCK_BYTES = 16;
const SSRC_AT = 4;
const INDEX_AT = 8;

/** AES_CM_128_HMAC_SHA1_80: the same for both directions, so encrypting once more decrypts. */
export class PacketCipher {
  readonly #keys: SessionKeys;

  constructor(keys: SessionKeys) {
    this.#keys = keys;
  }

  /** @param index of the packet among those of its source, 48 bits */
  crypt(bytes: Uint8Array, ssrc: number, index: number): Uint8Array {
    const counter = new Uint8Array(BLOCK_BYTES);
    const view = new DataView(counter.buffer);
    view.setUint32(SSRC_AT, ssrc);
    view.setUint32(INDEX_AT, Math.floor(index / 2 ** 16));
    view.setUint16(INDEX_AT + 4, index % 2 ** 16);
    for (const [at, byte] of this.#keys.salt.entries()) counter[at]! ^= byte;
    return createCipheriv('aes-128-ctr', this.#keys.cipherKey, counter).update(bytes);
  }

  tagOf(...parts: readonly Uint8Array[]): Uint8Array {
    const hash = createHmac('sha1', this.#keys.authKey);
    for (const part of parts) hash.update(part);
    return hash.digest().subarray(0, TAG_BYTES);
  }

  isAuthentic(tag: Uint8Array, ...parts: readonly Uint8Array[]): boolean {
    return timingSafeEqual(tag, this.tagOf(...parts));
  }
}
