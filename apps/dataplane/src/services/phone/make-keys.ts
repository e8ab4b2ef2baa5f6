import { makeCrypto } from '@switchboard/sip';
import type { CryptoLine, SessionDescription } from '@switchboard/sip';

/** What we answer an offer of SRTP with: keys of our own where it has a suite that we know. */
export function makeKeysFor({ crypto }: SessionDescription): readonly CryptoLine[] {
  return crypto
    .filter(({ suite }) => suite === 'AES_CM_128_HMAC_SHA1_80')
    .map(({ tag, suite }) => makeCrypto(tag, suite));
}
