import { randomUUID } from 'node:crypto';
import { systemClock } from '@switchboard/kernel';
import { SignJWT } from 'jose';
import { EndpointFailure } from '../../platform/outgoing/endpoint.ts';
import type { Endpoints } from '../../platform/outgoing/endpoint.ts';
import type { ClaimedCallback } from './callback-store.ts';
import type { Keys } from './keys.ts';

/** As the service calls itself, which applications compare with. */
export const ISSUER = 'https://acscallautomation.communication.azure.com';
const LIFETIME_SECONDS = 5 * 60;

export interface SendCallbackOptions {
  readonly endpoints: Pick<Endpoints, 'ask'>;
  readonly keys: Keys;
  /** Of the resource, for whom it is signed. */
  readonly audience: string;
}

/** Sends one callback, signed anew. @returns whether it was taken; `undefined` when it was stopped */
export async function sendCallback(
  { uri, event }: Pick<ClaimedCallback, 'uri' | 'event'>,
  { endpoints, keys, audience }: SendCallbackOptions,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const token = await sign(keys, audience);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json; charset=utf-8',
  };
  try {
    const body = JSON.stringify([event]);
    const { status } = await endpoints.ask(uri, { method: 'POST', headers, body, signal });
    return status >= 200 && status < 300;
  } catch (error) {
    if (!(error instanceof EndpointFailure)) throw error;
    return error.outcome === 'Stopped' ? undefined : false;
  }
}

/** By the machine's time, as whoever verifies it has it. */
async function sign(keys: Keys, audience: string): Promise<string> {
  const { kid, privateKey } = await keys.current();
  const nowSeconds = Math.floor(systemClock.now() / 1_000);
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt(nowSeconds)
    .setNotBefore(nowSeconds)
    .setExpirationTime(nowSeconds + LIFETIME_SECONDS)
    .sign(privateKey);
}
