import { accessError } from '@switchboard/access-api';
import type { createIdentityClient } from '@switchboard/acs-client/server';
import type { TokenScope } from '@switchboard/identity';
import { isPlatformError } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { askAcs } from '../acs/ask-acs.ts';
import { translate } from '../acs/translate.ts';

/** What ACS does with identities, in our words and with our errors. */
export interface IdentityGateway {
  createUser(): Promise<string>;
  /** @throws PlatformError `identity-not-owned` when ACS does not know the identity */
  issueToken(
    userId: string,
    scopes: readonly TokenScope[],
    lifetimeMinutes: number,
  ): Promise<{ readonly token: string; readonly expiresOn: Date }>;
  /** Also succeeds when the identity is gone: so are its tokens. */
  revokeTokens(userId: string): Promise<void>;
  /** Also succeeds when the identity is already gone. */
  deleteUser(userId: string): Promise<void>;
}

/** Repeats what is safe to repeat. Creating is not: nobody would own the second identity. */
export function createIdentityGateway(
  client: ReturnType<typeof createIdentityClient>,
  clock: Clock,
): IdentityGateway {
  const ask = <T>(call: () => Promise<T>): Promise<T> => askAcs(call, clock, translateIdentity);
  return {
    createUser: async () =>
      (await client.createUser().catch(translateIdentity)).communicationUserId,
    issueToken: (communicationUserId, scopes, tokenExpiresInMinutes) =>
      ask(() => client.getToken({ communicationUserId }, [...scopes], { tokenExpiresInMinutes })),
    revokeTokens: (communicationUserId) =>
      ask(() => client.revokeTokens({ communicationUserId })).catch(tolerateGone),
    deleteUser: (communicationUserId) =>
      ask(() => client.deleteUser({ communicationUserId })).catch(tolerateGone),
  };
}

/** To ACS, an identity of somebody else's resource and one that is gone are the same. */
function translateIdentity(cause: unknown): never {
  try {
    return translate(cause);
  } catch (error) {
    if (!isPlatformError(error) || error.code !== 'acs-missing') throw error;
    throw accessError('identity-not-owned', error.message, {
      retryable: false,
      cause,
    });
  }
}

function tolerateGone(error: unknown): void {
  if (!isPlatformError(error) || error.code !== 'identity-not-owned') throw error;
}
