import { createAccessClient, openCredential } from '@switchboard/access-api/client';
import type { OpenCredential } from '@switchboard/access-api/client';
import type { ServiceSignIn } from '@switchboard/auth/service';
import { singleFlight } from '@switchboard/kernel';
import type { Clock, Scope } from '@switchboard/kernel';

/** The identity of the bots, with a credential that stays fresh. @throws where the trusted service gives none now */
export type OpenIdentity = () => Promise<OpenCredential>;

/** Asks the trusted service once, when the identity is needed first, and again only after it has failed. */
export function createOpenIdentity(
  accessUrl: string,
  signIn: ServiceSignIn,
  clock: Clock,
  scope: Scope,
): OpenIdentity {
  const access = createAccessClient({
    url: `${accessUrl}/trpc`,
    headers: async () => ({ authorization: `Bearer ${await signIn.accessToken()}` }),
  });
  let opened: OpenCredential | undefined;
  const open = singleFlight(async () => {
    opened ??= scope.use(
      await openCredential({
        // An identity is made with its first token.
        fetchToken: (publicKey) => access.me.token.mutate({ publicKey, scopes: ['chat'] }),
        clock,
      }),
    );
    return opened;
  });
  return () => open();
}
