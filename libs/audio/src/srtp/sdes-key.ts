import { randomBytes } from 'node:crypto';
import { audioError } from '../audio-errors.ts';
import { KEY_BYTES, SALT_BYTES } from './session-keys.ts';
import type { MasterKey } from './session-keys.ts';

/** The suite that every telephone with SRTP has (RFC 4568 section 6.2.1). */
export const SRTP_SUITE = 'AES_CM_128_HMAC_SHA1_80';

const INLINE = /^inline:([A-Za-z0-9+/]{40})(?:\|(?:2\^)?\d{1,20})?$/;

/** @returns a key of one's own, for the crypto line of an SDP: `inline:` and 40 characters. Is a secret. */
export const newSdesKey = (): string =>
  `inline:${randomBytes(KEY_BYTES + SALT_BYTES).toString('base64')}`;

/**
 * @param inline key parameters of a crypto line. A lifetime is allowed and not counted: it is longer than any call. Master key
 * identifiers are not known.
 * @throws `srtp-key-invalid`
 */
export function readSdesKey(inline: string): MasterKey {
  const base64 = INLINE.exec(inline)?.[1];
  if (!base64) throw audioError('srtp-key-invalid', 'The key of a crypto line cannot be used.');
  const bytes = Buffer.from(base64, 'base64');
  return { key: bytes.subarray(0, KEY_BYTES), salt: bytes.subarray(KEY_BYTES) };
}
