import { createAccessClient } from '@switchboard/access-api/client';
import type { PageApp } from '@switchboard/access-api/client';
import type { SignIn } from '@switchboard/auth';
import { sessionHeaders } from './session-headers.ts';

/**
 * Ends the session of a request at the trusted service. Nobody is kept from signing out: when the
 * service cannot be reached, the cookie and the refresh token end all the same.
 */
export function endSession(
  accessUrl: string,
  app: PageApp,
  signIn: Pick<SignIn, 'session'>,
): (request: Request) => Promise<void> {
  return async (request) => {
    try {
      const { session } = await signIn.session(request.headers.get('cookie'));
      if (!session) return;
      const url = new URL('/trpc', accessUrl).href;
      const access = createAccessClient({ url, headers: () => sessionHeaders(session, app) });
      await access.me.signOut.mutate(undefined, { signal: AbortSignal.timeout(ANSWER_MS) });
    } catch {
      return;
    }
  };
}

const ANSWER_MS = 3_000;
