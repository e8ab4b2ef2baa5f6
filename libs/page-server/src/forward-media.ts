import type { PageApp } from '@switchboard/access-api/client';
import type { SignIn } from '@switchboard/auth';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { isOwnLink } from './own-page.ts';
import { problem } from './problem.ts';
import { SESSION_ENDED, sessionHeaders } from './session-headers.ts';

/** Until it says whether there is something; what there is may take as long as somebody listens. */
const ANSWER_MS = 20_000;
const ASKED_HEADERS = ['x-request-id', 'x-forwarded-for', 'range', 'user-agent'];
const ANSWER_HEADERS = [
  ...['content-type', 'content-length', 'content-range', 'accept-ranges'],
  'x-request-id',
];

interface Server {
  /** The service that has it, and the path of it there. */
  readonly target: URL;
  readonly app: PageApp;
  readonly signIn: Pick<SignIn, 'session' | 'clearSession'>;
  readonly clock?: Clock;
}

/**
 * Sound of a service for a player of our own pages, whole or by a range. Who is signed in is in the cookie, so that
 * its address is of no use to anybody else.
 */
export async function forwardMedia(
  request: Request,
  { target, app, signIn, clock = systemClock }: Server,
): Promise<Response> {
  if (!isOwnLink(request)) return problem(403, 'foreign-page');
  const cookie = request.headers.get('cookie');
  const { session, cookies } = await signIn.session(cookie);
  const headers = copied(request.headers, ASKED_HEADERS);
  for (const [name, value] of Object.entries(sessionHeaders(session, app)))
    headers.set(name, value);
  const late = new AbortController();
  using _timer = clock.after(ANSWER_MS, () => late.abort());
  const signal = AbortSignal.any([request.signal, late.signal]);
  const asked = { headers, signal, redirect: 'error', cache: 'no-store' } as const;
  const answer = await fetch(target, asked).catch(() => undefined);
  if (!answer) return problem(503, 'unavailable');
  const passed = copied(answer.headers, ANSWER_HEADERS);
  passed.set('cache-control', 'no-store, no-transform');
  const isOver = answer.headers.has(SESSION_ENDED);
  for (const each of isOver ? signIn.clearSession(cookie) : cookies)
    passed.append('set-cookie', each);
  return new Response(answer.body, { status: answer.status, headers: passed });
}

function copied(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}
