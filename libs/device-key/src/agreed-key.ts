import { sha256 } from '@noble/hashes/sha2.js';
import { base64url } from 'jose';

const KEY_BITS = 256;

/**
 * What both sides of an agreement encrypt with: Concat KDF with SHA-256 (RFC 7518, section 4.6.2), whose one
 * round yields exactly the 256 bits that are needed.
 *
 * @param apu of the header, in base64url; absent means empty
 */
export function agreedKey(
  shared: Uint8Array,
  encryption: string,
  apu: string | undefined,
  apv: string | undefined,
): Uint8Array {
  const round = number(1);
  const parts = [
    ...[round, shared, sized(new TextEncoder().encode(encryption))],
    ...[sized(decoded(apu)), sized(decoded(apv)), number(KEY_BITS)],
  ];
  return sha256(Uint8Array.from(parts.flatMap((part) => [...part])));
}

function decoded(part: string | undefined): Uint8Array {
  return part === undefined ? new Uint8Array() : base64url.decode(part);
}

function sized(bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(...number(bytes.length), ...bytes);
}

/** 32 bits, the highest first. */
function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
