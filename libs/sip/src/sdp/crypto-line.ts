import { randomBytes } from 'node:crypto';

export type CryptoSuite = 'AES_CM_128_HMAC_SHA1_80' | 'AES_CM_128_HMAC_SHA1_32';

/** One a=crypto (RFC 4568). */
export interface CryptoLine {
  readonly tag: number;
  readonly suite: CryptoSuite;
  /** 16 bytes of master key, then 14 of salt. */
  readonly key: Buffer;
}

const SUITES: readonly CryptoSuite[] = ['AES_CM_128_HMAC_SHA1_80', 'AES_CM_128_HMAC_SHA1_32'];
const KEY_BYTES = 30;
/** A lifetime may follow the key; a key identifier in each packet (MKI) or session parameters may not. */
const LINE = /^(\d{1,9})\s+([A-Z0-9_]+)\s+inline:([A-Za-z0-9+/]{40})(?:\|(?:2\^)?\d{1,20})?$/;

/** @returns undefined for a suite or parameters that we cannot do */
export function readCrypto(value: string): CryptoLine | undefined {
  const [, tag, name, key = ''] = LINE.exec(value.trim()) ?? [];
  const suite = SUITES.find((one) => one === name);
  const bytes = Buffer.from(key, 'base64');
  if (!suite || bytes.length !== KEY_BYTES) return undefined;
  return { tag: Number(tag), suite, key: bytes };
}

export function writeCrypto({ tag, suite, key }: CryptoLine): string {
  return `${tag} ${suite} inline:${key.toString('base64')}`;
}

/** A line with a fresh key, to offer, or with the tag and suite of an offered one to answer it. */
export function makeCrypto(tag = 1, suite: CryptoSuite = 'AES_CM_128_HMAC_SHA1_80'): CryptoLine {
  return { tag, suite, key: randomBytes(KEY_BYTES) };
}
