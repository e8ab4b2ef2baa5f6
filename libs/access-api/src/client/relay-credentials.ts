import { relayServers } from '../shapes.ts';
import type { PublicKey, RelayServers } from '../shapes.ts';
import { createPageKey } from './page-key.ts';

/** The part of the trusted service's client that is asked. */
export interface RelayAccess {
  readonly me: {
    readonly relay: {
      mutate(input: {
        readonly publicKey: PublicKey;
        readonly lifetimeMinutes?: number;
      }): Promise<{ readonly jwe: string; readonly expiresOn: string }>;
    };
  };
}

/** Servers as an `RTCPeerConnection` takes them; new ones are to be there before they expire. */
export interface RelayCredentials extends RelayServers {
  readonly expiresOn: Date;
}

/**
 * Asks for relay credentials, which exist outside this page's memory only encrypted.
 *
 * @throws what the trusted service answers: `relay-not-allowed`, `relay-not-available`, `budget-exhausted` …
 * @example
 * const { iceServers, expiresOn } = await relayCredentials(access);
 * const connection = new RTCPeerConnection({ iceServers });
 */
export async function relayCredentials(
  access: RelayAccess,
  request: { readonly lifetimeMinutes?: number } = {},
): Promise<RelayCredentials> {
  const key = await createPageKey();
  const { publicKey } = key;
  const { jwe, expiresOn } = await access.me.relay.mutate({ publicKey, ...request });
  const { iceServers } = relayServers.parse(JSON.parse(await key.open(jwe)));
  return { iceServers, expiresOn: new Date(expiresOn) };
}
