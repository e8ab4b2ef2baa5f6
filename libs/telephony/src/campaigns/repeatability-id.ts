import type { E164 } from '../numbers/phone-number.ts';

/** What names of campaigns are told apart from others by; once given out, never changed. */
const NAMESPACE = '6f1d9c0e-52f7-4a1b-9a39-3a1f0f2f6d11';

/**
 * The id of the request that texts a recipient of a campaign: the same one however often it is made, whichever
 * process makes it.
 */
export function repeatabilityId(campaignId: string, to: E164): Promise<string> {
  return uuidOfName(NAMESPACE, `${campaignId} ${to}`);
}

/** A UUID of version 5 (RFC 9562, 5.5). SHA-1 serves for names, and protects nothing. */
export async function uuidOfName(namespace: string, name: string): Promise<string> {
  const text = new TextEncoder().encode(name);
  const bytes = new Uint8Array(16 + text.length);
  bytes.set(Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], parseHex));
  bytes.set(text, 16);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function parseHex(pair: string): number {
  return Number.parseInt(pair, 16);
}
