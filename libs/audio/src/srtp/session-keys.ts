import { createCipheriv } from 'node:crypto';

/** What two sides agree on: 16 bytes of key and 14 of salt. */
export interface MasterKey {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

/** What packets are protected with, made of the master key (RFC 3711 section 4.3). */
export interface SessionKeys {
  readonly cipherKey: Uint8Array;
  readonly authKey: Uint8Array;
  readonly salt: Uint8Array;
}

export const KEY_BYTES = 16;
export const SALT_BYTES = 14;
const AUTH_KEY_BYTES = 20;
const BLOCK_BYTES = 16;
/** Where the label is, in the salt that it is added to: before 48 bits of index, which are 0 here. */
const LABEL_AT = 7;

/** Labels of RTP begin at 0, those of RTCP at 3. */
export function sessionKeysOf(master: MasterKey, kind: 'rtp' | 'rtcp'): SessionKeys {
  const first = kind === 'rtp' ? 0 : 3;
  return {
    cipherKey: derived(master, first, KEY_BYTES),
    authKey: derived(master, first + 1, AUTH_KEY_BYTES),
    salt: derived(master, first + 2, SALT_BYTES),
  };
}

function derived({ key, salt }: MasterKey, label: number, bytes: number): Uint8Array {
  const counter = new Uint8Array(BLOCK_BYTES);
  counter.set(salt);
  counter[LABEL_AT]! ^= label;
  return createCipheriv('aes-128-ctr', key, counter).update(new Uint8Array(bytes));
}
