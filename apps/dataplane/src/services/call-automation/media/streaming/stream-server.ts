import type { Keys } from '../../keys.ts';
import { sign } from '../../sign.ts';
import type { StreamServer, StreamsDeps } from './streams-deps.ts';

/** As of the service: a connection may be made anew for as long as a call lasts. */
const LIFETIME_SECONDS = 24 * 60 * 60;

export interface StreamServersOptions {
  readonly keys: Keys;
  /** Of the resource, for whom it is signed. */
  readonly audience: string;
  readonly allowedAddresses: readonly string[];
}

/** How a server of an application's is connected to: it can verify by whom, as with callbacks. */
export async function streamServer(
  { keys, audience, allowedAddresses }: StreamServersOptions,
  url: string,
  { callConnectionId, correlationId }: StreamsDeps['names'],
): Promise<StreamServer> {
  const headers = {
    authorization: `Bearer ${await sign(keys, audience, LIFETIME_SECONDS)}`,
    'x-ms-call-connection-id': callConnectionId,
    'x-ms-call-correlation-id': correlationId,
  };
  return { url, headers, allowedAddresses };
}
