import { createAccessClient } from '@switchboard/access-api/client';
import type { AccessClient } from '@switchboard/access-api/client';
import type { NativeSignIn } from '@switchboard/auth/native';

/** The trusted service, asked directly with the token of the sign-in. */
export function openAccess(url: string, signIn: () => NativeSignIn): AccessClient {
  return createAccessClient({
    url,
    async headers() {
      const session = await signIn().session();
      if (!session) return {} as Record<string, string>;
      return {
        authorization: `Bearer ${session.accessToken}`,
        'x-session-id': session.sessionId,
        'x-session-started': String(session.startedAt),
        'x-session-app': 'native',
      };
    },
  });
}
