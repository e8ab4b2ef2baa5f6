import * as oidc from 'openid-client';
import type { StoredSession } from './session.ts';

/** Ends the refresh token of a session. @returns where the browser has to go for the provider to forget it too */
export async function endAtProvider(
  provider: oidc.Configuration,
  home: string,
  session: Pick<StoredSession, 'refreshToken' | 'idToken'> | undefined,
): Promise<string> {
  await revoke(provider, session?.refreshToken);
  return signOutUrl(provider, home, session?.idToken);
}

/** A copy of the session gets no further access tokens. Providers that know no way leave it to time. */
async function revoke(client: oidc.Configuration, refreshToken: string | undefined): Promise<void> {
  if (refreshToken === undefined || !client.serverMetadata().revocation_endpoint) return;
  // Signing out goes on when the provider fails: the trusted service knows that the session is over.
  await oidc.tokenRevocation(client, refreshToken).catch(() => undefined);
}

/** Not every provider knows how to end a session; then only ours ends. */
function signOutUrl(client: oidc.Configuration, home: string, idToken?: string): string {
  if (!client.serverMetadata().end_session_endpoint) return home;
  return oidc.buildEndSessionUrl(client, {
    post_logout_redirect_uri: home,
    ...(idToken && { id_token_hint: idToken }),
  }).href;
}
