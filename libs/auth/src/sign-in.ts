import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { createCookieJar } from './cookies.ts';
import { createDepartures } from './departure.ts';
import { endAtProvider } from './end-at-provider.ts';
import { lazyOidcClient, signInFailed } from './oidc-client.ts';
import type { OidcClientOptions } from './oidc-client.ts';
import { createRefresher } from './refresher.ts';
import { createSealedBox } from './sealed-box.ts';
import { publicSession, storedSession } from './session.ts';
import type { Session, StoredSession } from './session.ts';

/** Without a visit. */
const SESSION_SECONDS = 12 * 3_600;
/** However often one comes: then it is time to sign in again. */
const MAX_SESSION_MS = 7 * 24 * 3_600_000;
/** Refreshed this long before it ends, so that it does not end on its way to the service. */
const REFRESH_AHEAD_MS = 60_000;

export interface SignInOptions extends OidcClientOptions {
  /** Where the provider sends people back, for instance `http://localhost:3000/auth/callback`. */
  readonly redirectUri: string;
  /** Where they land after signing out; the site's root when absent. */
  readonly afterSignOut?: string | undefined;
  readonly scope?: string;
  /** The audience of the access token (RFC 8707), when the provider knows resources. */
  readonly resource?: string | undefined;
  /** At least 32 bytes; the cookies are encrypted with keys made of it. */
  readonly sessionSecret: string;
  /** Cookies ignore ports: apps on one host keep theirs apart by this. Default `switchboard`. */
  readonly cookiePrefix?: string;
  readonly clock?: Clock;
}

type Header = string | null | undefined;

/** Each answer carries `Set-Cookie` values to send along. */
export interface SignIn {
  /** Sends a browser to the provider. */
  begin(returnTo?: string): Promise<{ readonly url: string; readonly cookies: string[] }>;
  /**
   * Takes a browser back.
   *
   * @throws PlatformError `sign-in-failed`, `sign-in-expired`, `issuer-unavailable`
   */
  finish(
    currentUrl: string | URL,
    cookieHeader: Header,
  ): Promise<{ readonly returnTo: string; readonly cookies: string[] }>;
  /** Who is signed in; refreshed when it is about to end. */
  session(
    cookieHeader: Header,
  ): Promise<{ readonly session: Session | undefined; readonly cookies: string[] }>;
  /** Who the cookie says is signed in, without refreshing: for where no cookie can be set. */
  peek(cookieHeader: Header): Promise<Pick<Session, 'name' | 'subject'> | undefined>;
  /** What makes a browser forget a session that somebody else has ended. */
  clearSession(cookieHeader: Header): string[];
  /** Forgets the session, ends its refresh token, and says where the provider forgets it too. */
  end(cookieHeader: Header): Promise<{ readonly url: string; readonly cookies: string[] }>;
}

/**
 * OIDC sign-in for a web server: authorization code with PKCE, state and nonce; the session lives
 * in an encrypted HTTP-only cookie, so no process needs to remember it.
 *
 * @example
 * const signIn = createSignIn({ issuer, clientId: 'switchboard-web', redirectUri, sessionSecret });
 * const { url, cookies } = await signIn.begin('/threads');
 */
export function createSignIn(options: SignInOptions): SignIn {
  const { redirectUri, sessionSecret, clock = systemClock } = options;
  const { scope = 'openid profile email offline_access', cookiePrefix = 'switchboard' } = options;
  const parameters: Record<string, string> = options.resource ? { resource: options.resource } : {};
  const client = lazyOidcClient(options);
  const way = { redirectUri, scope, sessionSecret, cookiePrefix, parameters };
  const departures = createDepartures(way, client, clock);
  const refresh = createRefresher(client, parameters, clock);
  const box = createSealedBox(sessionSecret, 'session', storedSession, clock);
  const secure = new URL(redirectUri).protocol === 'https:';
  const jar = createCookieJar(`${cookiePrefix}-session`, secure);
  const read = (header: Header): Promise<StoredSession | undefined> => box.open(jar.read(header));
  const keep = async (stored: StoredSession): Promise<string[]> =>
    jar.write(await box.seal(stored, SESSION_SECONDS), SESSION_SECONDS);

  return {
    begin: (returnTo) => departures.leave(returnTo),

    async finish(currentUrl, cookieHeader) {
      const { session, returnTo, cookies } = await departures.arrive(currentUrl, cookieHeader);
      return { returnTo, cookies: [...(await keep(session)), ...cookies] };
    },

    async session(cookieHeader) {
      const kept = await read(cookieHeader);
      const isOver = kept && clock.now() - kept.startedAt > MAX_SESSION_MS;
      const stored = isOver ? undefined : kept;
      if (stored && stored.expiresAt - clock.now() > REFRESH_AHEAD_MS) {
        return { session: publicSession(stored), cookies: [] };
      }
      const fresh = stored && (await refresh(stored).catch(signInFailed));
      return fresh
        ? { session: publicSession(fresh), cookies: await keep(fresh) }
        : { session: undefined, cookies: jar.clear(cookieHeader) };
    },

    async peek(cookieHeader) {
      const stored = await read(cookieHeader);
      return stored && { name: stored.name, subject: stored.subject };
    },

    clearSession: (cookieHeader) => jar.clear(cookieHeader),

    async end(cookieHeader) {
      const stored = await read(cookieHeader);
      const home = options.afterSignOut ?? new URL('/', redirectUri).href;
      const url = await endAtProvider(await client(), home, stored);
      return { url, cookies: jar.clear(cookieHeader) };
    },
  };
}
