import { EndpointFailure } from '../../platform/outgoing/endpoint.ts';
import type { Endpoints } from '../../platform/outgoing/endpoint.ts';
import type { ClaimedCallback } from './callback-store.ts';
import type { Keys } from './keys.ts';
import { sign } from './sign.ts';

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
  const token = await sign(keys, audience, LIFETIME_SECONDS);
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
