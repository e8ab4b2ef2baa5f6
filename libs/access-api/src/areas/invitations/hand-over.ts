import { sealFor } from '../../seal.ts';
import type { PublicKey } from '../../shapes.ts';

interface Issued {
  readonly token: string;
  readonly expiresOn: Date;
}

/**
 * Hands a guest what was issued to them, the token encrypted for their page.
 *
 * @param issue called once it is known that the key can be used
 * @throws PlatformError `invalid-public-key`
 */
export async function handOver<Guest extends Issued>(
  publicKey: PublicKey,
  endpoint: string,
  issue: () => Promise<Guest>,
) {
  const seal = await sealFor(publicKey);
  const { token, expiresOn, ...guest } = await issue();
  return { ...guest, jwe: await seal(token), expiresOn: expiresOn.toISOString(), endpoint };
}
