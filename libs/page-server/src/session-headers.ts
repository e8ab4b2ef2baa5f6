import type { PageApp } from '@switchboard/access-api/client';
import type { Session } from '@switchboard/auth';

/** Set on an answer of the trusted service: this session is over, whatever its cookie says. */
export const SESSION_ENDED = 'x-session-ended';

/** What the trusted service is told of who asks; nothing of it comes from the page. */
export function sessionHeaders(session: Session | undefined, app: PageApp): Record<string, string> {
  if (!session) return {};
  return {
    authorization: `Bearer ${session.accessToken}`,
    'x-session-id': session.sessionId,
    'x-session-started': String(session.startedAt),
    'x-session-app': app,
  };
}
