import type { PageApp } from '@switchboard/access-api/client';
import type { SignIn } from '@switchboard/auth';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { isOwnPage } from './own-page.ts';
import { problem } from './problem.ts';
import { readBody } from './read-body.ts';
import { SESSION_ENDED, sessionHeaders } from './session-headers.ts';
import { isSubscription } from './subscription.ts';

const GUEST_KEY = /^[\w-]{20,100}$/;

const ANSWER_MS = 20_000;
const ASKED_HEADERS = ['x-request-id', 'x-forwarded-for', 'last-event-id', 'user-agent'];
const ANSWER_HEADERS = ['content-type', 'x-request-id', 'retry-after', SESSION_ENDED];

/** A service that pages ask through the server behind them. */
export interface ForwardedService {
  /** What follows `/api/` in the addresses that pages ask. */
  readonly name: string;
  /** Where it answers tRPC under `/trpc`. */
  readonly url: string;
}

interface Server {
  /** Of this app, as browsers see it. */
  readonly url: string;
  readonly service: ForwardedService;
  readonly app: PageApp;
  readonly signIn: Pick<SignIn, 'session' | 'clearSession'>;
  readonly clock?: Clock;
}

/**
 * The page's way to a service: the trusted one, or one of a scenario, which asks the trusted one who it is. The sign-in token is added here and never reaches the page;
 * requests of other sites are refused. A guest asks with a key of their own, and not as who may be
 * signed in at the same browser. A subscription is passed on as it arrives.
 */
export async function forwardToService(request: Request, server: Server): Promise<Response> {
  if (!isOwnPage(request, server.url)) return problem(403, 'foreign-page');
  const body = request.method === 'POST' ? await readBody(request) : undefined;
  if (body === 'too-large') return problem(413, body);
  const cookie = request.headers.get('cookie');
  const guest = guestHeaders(request);
  if (guest) return ask(request, server, guest, body);
  const { session, cookies } = await server.signIn.session(cookie);
  const answer = await ask(request, server, sessionHeaders(session, server.app), body);
  const isOver = answer.headers.get(SESSION_ENDED) !== null;
  answer.headers.delete(SESSION_ENDED);
  for (const each of isOver ? server.signIn.clearSession(cookie) : cookies) {
    answer.headers.append('set-cookie', each);
  }
  return answer;
}

async function ask(
  request: Request,
  { service, clock = systemClock }: Server,
  asker: Readonly<Record<string, string>>,
  body: Uint8Array<ArrayBuffer> | undefined,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const procedures = pathname.slice(`/api/${service.name}`.length);
  const target = new URL(`/trpc${procedures}${search}`, service.url);
  const late = new AbortController();
  const timer = clock.after(ANSWER_MS, () => late.abort());
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: askedHeaders(request, asker),
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      cache: 'no-store',
      // A page that goes away ends the request, and with it a subscription.
      signal: AbortSignal.any([request.signal, late.signal]),
    });
    // What a subscription has to say comes later; anything else is whole within the time.
    if (isSubscription(request)) timer[Symbol.dispose]();
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch {
    timer[Symbol.dispose]();
    return problem(503, 'unavailable');
  }
}

function askedHeaders(request: Request, asker: Readonly<Record<string, string>>): Headers {
  const headers = copied(request.headers, ASKED_HEADERS);
  if (isSubscription(request)) headers.set('accept', 'text/event-stream');
  else headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(asker)) headers.set(name, value);
  return headers;
}

function answerHeaders(answer: Response): Headers {
  const headers = copied(answer.headers, ANSWER_HEADERS);
  // Compression, here or in a proxy, would hold events back until there are many.
  headers.set('cache-control', 'no-store, no-transform');
  headers.set('x-accel-buffering', 'no');
  return headers;
}

function copied(from: Headers, names: readonly string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}

/** What a service is told where a guest's page asks, which says so by the key it was given. */
function guestHeaders(request: Request): Record<string, string> | undefined {
  const key = request.headers.get('x-guest-key') ?? '';
  return GUEST_KEY.test(key) ? { authorization: `Guest ${key}` } : undefined;
}
