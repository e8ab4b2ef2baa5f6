import type { SignIn } from '@switchboard/auth';
import { isOwnPage } from './own-page.ts';

interface Parts {
  readonly url: string;
  readonly home: string;
  readonly signIn: Pick<SignIn, 'begin' | 'finish' | 'end'>;
  /** Tells the trusted service that this session is over, so that no copy of its cookie goes on. */
  readonly endSession: (request: Request) => Promise<void>;
}

/** What `/auth/…` of an app answers. */
export interface SignInRoutes {
  /** Sends a browser to the identity provider. */
  signIn(request: Request): Promise<Response>;
  /** Takes a browser back from there. */
  callback(request: Request): Promise<Response>;
  /** Forgets the session and says where the identity provider forgets it too. */
  signOut(request: Request): Promise<Response>;
}

export function signInRoutes({ url, home, signIn, endSession }: Parts): SignInRoutes {
  const front = (problem: string): string => new URL(`/?problem=${problem}`, url).href;
  return {
    async signIn(request) {
      const returnTo = new URL(request.url).searchParams.get('returnTo') ?? home;
      try {
        const departure = await signIn.begin(returnTo);
        return redirectTo(departure.url, departure.cookies);
      } catch {
        return redirectTo(front('unavailable'));
      }
    },

    async callback(request) {
      try {
        const { returnTo, cookies } = await signIn.finish(
          request.url,
          request.headers.get('cookie'),
        );
        // Once more where it counts: an address of another origin is no place to come back to.
        const back = new URL(returnTo, url);
        return redirectTo(back.origin === new URL(url).origin ? back.href : url, cookies);
      } catch {
        return redirectTo(front('failed'));
      }
    },

    async signOut(request) {
      if (!isOwnPage(request, url)) return new Response(null, { status: 403 });
      await endSession(request);
      const end = await signIn.end(request.headers.get('cookie'));
      const headers = new Headers({ 'cache-control': 'no-store' });
      for (const cookie of end.cookies) headers.append('set-cookie', cookie);
      return Response.json({ url: end.url }, { headers });
    },
  };
}

/** A redirect that also sets cookies. */
function redirectTo(url: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: url, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
