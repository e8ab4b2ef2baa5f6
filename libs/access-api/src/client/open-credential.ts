import type { CommunicationTokenCredential } from '@azure/communication-common';
import type { Clock } from '@switchboard/kernel';
import type { PublicKey } from '../shapes.ts';
import type { PageKey } from './page-key.ts';
import { createTokenCredential } from './token-credential.ts';
import type { SealedToken } from './token-credential.ts';

/** A token as the trusted service hands it over, with where it is good and for whom. */
export interface IssuedToken extends SealedToken {
  readonly endpoint: string;
  readonly userId: string;
}

/** A credential that has its first token, and what came with that. */
export interface OpenCredential extends Disposable {
  readonly credential: CommunicationTokenCredential;
  readonly endpoint: string;
  readonly userId: string;
}

export interface OpenCredentialOptions {
  /** Asks the trusted service, for instance `access.me.token.mutate({ publicKey })`. */
  readonly fetchToken: (publicKey: PublicKey) => Promise<IssuedToken>;
  /** Where there is no WebCrypto: `createDeviceKey` of `@switchboard/device-key`. */
  readonly createKey?: (() => Promise<PageKey>) | undefined;
  readonly clock?: Clock;
}

/**
 * Fetches the first token, which says where to go with it. Chat and calls may share what this
 * returns: an SDK that disposes of the credential ends it for itself alone.
 *
 * @throws what `fetchToken` throws, once trying again has no use
 */
export async function openCredential(options: OpenCredentialOptions): Promise<OpenCredential> {
  const first = Promise.withResolvers<IssuedToken>();
  const fetchToken = async (publicKey: PublicKey): Promise<IssuedToken> => {
    const issued = await options.fetchToken(publicKey);
    first.resolve(issued);
    return issued;
  };
  const own = createTokenCredential({ ...options, fetchToken });
  try {
    await own.getToken();
  } catch (error) {
    own.dispose();
    throw error;
  }
  const { endpoint, userId } = await first.promise;
  return {
    ...{ endpoint, userId },
    credential: { getToken: (asked) => own.getToken(asked), dispose: () => undefined },
    [Symbol.dispose]: () => own.dispose(),
  };
}
