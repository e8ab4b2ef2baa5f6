import { createPrivateKey, sign } from 'node:crypto';
import type { ProviderKeys } from './keys.ts';
import type { DemoPerson } from './people.ts';
import { audience } from './provider.ts';

const LIFETIME_S = 3_600;
/** Whose sign-in a minted token says it is from; nobody registers it. */
const CLIENT = 'in-process';

/** Signs an access token as the provider would after a sign-in. In this process only. */
export function mintAccessToken(keys: ProviderKeys, issuer: string, person: DemoPerson): string {
  const now = Math.floor(Date.now() / 1_000);
  const { login, name, email } = person;
  const header = { alg: 'RS256', typ: 'at+jwt', kid: keys.signing.kid };
  const claims = { iss: issuer, aud: audience, sub: login, name, email, client_id: CLIENT };
  const body = [header, { ...claims, iat: now, exp: now + LIFETIME_S }].map(encode).join('.');
  const key = createPrivateKey({ key: keys.signing, format: 'jwk' });
  return `${body}.${sign('RSA-SHA256', Buffer.from(body), key).toString('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
