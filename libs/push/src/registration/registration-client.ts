import { isPlatformError, retry } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { pushError } from './push-errors.ts';
import { installation, ringingState } from './registration.ts';
import type { Installation, Registration, RingingState } from './registration.ts';

export interface RegistrationClientOptions {
  /** Of the data plane. */
  readonly endpoint: string;
  /** Of the person, asked for again for each request. */
  readonly token: () => Promise<string>;
  readonly clock: Clock;
  readonly fetch?: typeof globalThis.fetch;
  /** Ends what is under way, and every wait before another attempt. */
  readonly signal?: AbortSignal;
}

/** What an installation asks the data plane. Each throws PlatformError, `push-…`. */
export interface RegistrationClient {
  /** From now on pushes of the person go to this installation; said again, it replaces what was said. */
  register(installationId: string, registration: Registration): Promise<Installation>;
  /** No push goes there any more. What is not there is removed already. */
  remove(installationId: string): Promise<void>;
  /** Whether a call that rang still does; one that nobody knows does not. */
  stateOf(serverCallId: string): Promise<RingingState>;
}

/** Of the data plane's API, as every request to it says. */
const VERSION = '2026-11-30';
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
/** Each attempt, in milliseconds: a phone call rings for less than a minute. */
const MAX_WAIT_MS = 10_000;
const MAX_RETRY_AFTER_S = 30;

export function createRegistrationClient(options: RegistrationClientOptions): RegistrationClient {
  const policy = {
    attempts: 4,
    firstDelayMs: 500,
    maxDelayMs: 8_000,
    retryable: (error: unknown) => isPlatformError(error) && error.retryable,
    retryAfterMs: (error: unknown) => (isPlatformError(error) ? error.retryAfterMs : undefined),
  };
  const ask = (path: string, request: RequestInit): Promise<unknown> =>
    retry(() => askOnce(options, path, request), policy, options.clock, options.signal);
  const installationPath = (id: string): string => `/push/installations/${encodeURIComponent(id)}`;
  return {
    async register(id, registration) {
      const body = JSON.stringify(registration);
      const answer = await ask(installationPath(id), { method: 'PUT', body });
      const registered = installation.safeParse(answer);
      if (!registered.success)
        throw pushError('push-refused', 'The answer is none of a data plane.');
      return registered.data;
    },
    async remove(id) {
      await ask(installationPath(id), { method: 'DELETE' });
    },
    async stateOf(serverCallId) {
      const answer = await ask(`/push/calls/${encodeURIComponent(serverCallId)}`, {
        method: 'GET',
      });
      return ringingState.safeParse(answer).data?.state ?? 'ended';
    },
  };
}

/** @returns undefined for what is not there and for an answer without content */
async function askOnce(
  options: RegistrationClientOptions,
  path: string,
  request: RequestInit,
): Promise<unknown> {
  const { endpoint, token, fetch = globalThis.fetch, signal } = options;
  const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
  const signals = [AbortSignal.timeout(MAX_WAIT_MS), ...(signal ? [signal] : [])];
  const url = new URL(`${path}?api-version=${VERSION}`, endpoint);
  const answer = await fetch(url, { ...request, headers, signal: AbortSignal.any(signals) }).catch(
    (cause: unknown) => {
      throw pushError('push-unavailable', 'The data plane does not answer.', { cause });
    },
  );
  if (answer.ok) return answer.status === 204 ? undefined : answer.json().catch(() => undefined);
  if (answer.status === 404 && request.method !== 'PUT') return undefined;
  throw refusalOf(answer);
}

function refusalOf({ status, headers }: Response) {
  if (status === 401 || status === 403) {
    return pushError('push-not-signed-in', 'The data plane does not accept the token.');
  }
  // A data plane that knows no pushes answers as one that does not know the path.
  if (!PASSING.has(status)) return pushError('push-refused', 'The registration was refused.');
  const seconds = Number(headers.get('retry-after'));
  const retryAfterMs = seconds > 0 && Math.min(seconds, MAX_RETRY_AFTER_S) * 1_000;
  return pushError('push-unavailable', 'The data plane cannot do this just now.', {
    ...(retryAfterMs && { retryAfterMs }),
  });
}
