import { randomUUID } from 'node:crypto';
import { systemClock } from '@switchboard/kernel';
import { SignJWT } from 'jose';
import type { Keys } from './keys.ts';

/** As the service calls itself, which applications compare with. */
export const ISSUER = 'https://acscallautomation.communication.azure.com';

/** Says to an application who asks it. By the machine's time, as whoever verifies it has it. */
export async function sign(keys: Keys, audience: string, lifetimeSeconds: number): Promise<string> {
  const { kid, privateKey } = await keys.current();
  const nowSeconds = Math.floor(systemClock.now() / 1_000);
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt(nowSeconds)
    .setNotBefore(nowSeconds)
    .setExpirationTime(nowSeconds + lifetimeSeconds)
    .sign(privateKey);
}
