import { generateKeyPair, randomBytes } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { StateFolder } from './state-folder.ts';

const stored = z.object({
  signing: z.looseObject({ kty: z.literal('RSA'), kid: z.string(), n: z.string(), d: z.string() }),
  cookie: z.string().min(32),
});

/** The key that signs tokens (a private JWK) and the one that signs this provider's cookies. */
export interface ProviderKeys {
  readonly signing: JsonWebKey & { readonly kid: string };
  readonly cookie: string;
}

/** The keys of the last run, so that who is signed in stays so; made on the first one. */
export async function loadKeys(state: StateFolder): Promise<ProviderKeys> {
  const text = await state.read('keys.json');
  if (text) return stored.parse(JSON.parse(text));
  const keys = await makeKeys();
  await state.write('keys.json', JSON.stringify(keys));
  return keys;
}

async function makeKeys(): Promise<ProviderKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });
  const kid = randomBytes(8).toString('hex');
  const signing = { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  return { signing, cookie: randomBytes(32).toString('base64url') };
}
