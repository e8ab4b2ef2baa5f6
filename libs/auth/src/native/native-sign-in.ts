import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import { signInExpired } from '../auth-errors.ts';
import { AUTHORIZATION_SECONDS, createAuthorization } from '../authorization.ts';
import { endAtProvider } from '../end-at-provider.ts';
import { lazyOidcClient, signInFailed } from '../oidc-client.ts';
import { createRefresher } from '../refresher.ts';
import { publicSession, storedSession } from '../session.ts';
import type { Session } from '../session.ts';
import { sessionOf } from '../token-answer.ts';
import { kept } from './kept.ts';
import type { SecureStore } from './secure-store.ts';

/** Then it is time to sign in again, however often the app was opened. */
const MAX_SESSION_MS = 30 * 24 * 3_600_000;
/** Refreshed this long before it ends, so that it does not end on its way to the service. */
const REFRESH_AHEAD_MS = 60_000;

const storedPending = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** When it was begun, in milliseconds since the epoch. */
  begunAt: z.number(),
});

export interface NativeSignInOptions {
  readonly issuer: string;
  /** Of a public client: an app keeps no secret, PKCE protects the code. */
  readonly clientId: string;
  /** Where the system hands the app its answer, for instance `com.example.app:/auth`. */
  readonly redirectUri: string;
  readonly store: SecureStore;
  readonly scope?: string;
  /** The audience of the access token (RFC 8707), when the provider knows resources. */
  readonly resource?: string | undefined;
  /** Plain http on this machine. */
  readonly allowInsecure?: boolean | undefined;
  readonly clock?: Clock;
}

export interface NativeSignIn {
  /** @returns what to open in the browser of the system, never in a view of the app (RFC 8252) */
  begin(): Promise<{ readonly url: string }>;
  /**
   * Takes the address that the system handed over.
   *
   * @throws PlatformError `sign-in-failed`, `sign-in-expired`, `issuer-unavailable`
   */
  finish(redirectedTo: string): Promise<Session>;
  /**
   * Who is signed in; refreshed when it is about to end, once for everybody who asks meanwhile.
   *
   * @throws PlatformError `issuer-unavailable`: the session is kept for when the network is back
   */
  session(): Promise<Session | undefined>;
  /** Forgets the session, also where the provider is away. @returns where the provider forgets it */
  end(): Promise<{ readonly url: string | undefined }>;
}

/** OIDC sign-in for an app that is installed: a public client with PKCE, without a cookie. */
export function createNativeSignIn(options: NativeSignInOptions): NativeSignIn {
  const { redirectUri, store, resource, clock = systemClock } = options;
  const { scope = 'openid profile email offline_access' } = options;
  const parameters: Record<string, string> = resource ? { resource } : {};
  const client = lazyOidcClient(options);
  const authorization = createAuthorization({ redirectUri, scope, parameters }, client);
  const refresh = createRefresher(client, parameters, clock);
  const pending = kept(store, 'switchboard-authorization', storedPending);
  const session = kept(store, 'switchboard-session', storedSession);

  return {
    async begin() {
      const begun = await authorization.begin();
      await pending.write({ ...begun.pending, begunAt: clock.now() });
      return { url: begun.url };
    },

    async finish(redirectedTo) {
      const begun = await pending.read();
      const isLate = begun && clock.now() - begun.begunAt > AUTHORIZATION_SECONDS * 1_000;
      if (!begun || isLate) throw signInExpired();
      const signedIn = sessionOf(await authorization.finish(redirectedTo, begun), {}, clock);
      await session.write(signedIn);
      await pending.remove();
      return publicSession(signedIn);
    },

    async session() {
      const stored = await session.read();
      if (stored && stored.expiresAt - clock.now() > REFRESH_AHEAD_MS) return publicSession(stored);
      const isOver = !stored || clock.now() - stored.startedAt > MAX_SESSION_MS;
      const fresh = isOver ? undefined : await refresh(stored).catch(signInFailed);
      await (fresh ? session.write(fresh) : session.remove());
      return fresh && publicSession(fresh);
    },

    async end() {
      const stored = await session.read();
      await session.remove();
      const ended = client().then((provider) => endAtProvider(provider, redirectUri, stored));
      return { url: await ended.catch(() => undefined) };
    },
  };
}
