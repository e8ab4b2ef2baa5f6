import type { CommunicationTokenCredential } from '@azure/communication-common';
import type { AccessToken } from '@azure/core-auth';
import { PlatformError, retry, Scope, singleFlight, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { PublicKey } from '../shapes.ts';
import { accessFailure, isPassing } from './access-failure.ts';
import { createPageKey } from './page-key.ts';
import type { PageKey } from './page-key.ts';

/** A new token is fetched this long before the old one ends. */
const REFRESH_AHEAD_MS = 10 * 60_000;
/** After a failed refresh the old token still works; try again after this. */
const TRY_AGAIN_MS = 60_000;
const MAX_WAIT_MS = 30_000;

export interface SealedToken {
  readonly jwe: string;
  readonly expiresOn: string;
}

export interface TokenCredentialOptions {
  /**
   * Asks the trusted service, for instance `access.me.token.mutate({ publicKey })`. The token may
   * already be there: a guest's first one comes with the acceptance.
   */
  readonly fetchToken: (publicKey: PublicKey) => Promise<SealedToken>;
  /** Where there is no WebCrypto: `createDeviceKey` of `@switchboard/device-key`. */
  readonly createKey?: (() => Promise<PageKey>) | undefined;
  readonly clock?: Clock;
}

/**
 * A credential for the chat and calling SDKs whose token never exists outside this page's memory.
 *
 * Refreshes ten minutes ahead, once for all who ask, again with back-off when a failure may pass.
 *
 * @example
 * const credential = createTokenCredential({
 *   fetchToken: (publicKey) => access.me.token.mutate({ publicKey }),
 * });
 */
export function createTokenCredential(
  options: TokenCredentialOptions,
): CommunicationTokenCredential {
  const clock = options.clock ?? systemClock;
  const scope = new Scope();
  let held: AccessToken | undefined;
  let timer: Disposable | undefined;

  const left = (): number => (held ? held.expiresOnTimestamp - clock.now() : 0);
  const refreshIn = (ms: number): void => {
    timer?.[Symbol.dispose]();
    timer = clock.after(ms, () => void refresh().catch(() => undefined));
  };
  const refresh = singleFlight(async () => {
    try {
      held = await fetchWithRetry(options, clock, scope.signal);
      if (scope.ended) throw disposed();
      refreshIn(Math.max(left() - REFRESH_AHEAD_MS, TRY_AGAIN_MS));
    } catch (error) {
      if (!scope.ended && left() > 0) refreshIn(TRY_AGAIN_MS);
      throw error;
    }
  });
  scope.add(() => {
    timer?.[Symbol.dispose]();
    held = undefined;
  });

  return {
    async getToken() {
      if (scope.ended) throw disposed();
      if (left() <= REFRESH_AHEAD_MS) await refresh().catch(rethrowUnless(() => left() > 0));
      return held as AccessToken;
    },
    dispose() {
      // Nothing that it lets go of can fail.
      scope.end().catch(() => undefined);
    },
  };
}

async function fetchWithRetry(
  options: TokenCredentialOptions,
  clock: Clock,
  signal: AbortSignal,
): Promise<AccessToken> {
  const policy = {
    attempts: 5,
    firstDelayMs: 500,
    maxDelayMs: MAX_WAIT_MS,
    retryable: isPassing,
    retryAfterMs,
  };
  return retry(() => fetchOnce(options), policy, clock, signal);
}

async function fetchOnce({
  fetchToken,
  createKey = createPageKey,
}: TokenCredentialOptions): Promise<AccessToken> {
  const key = await createKey();
  const { jwe, expiresOn } = await fetchToken(key.publicKey);
  return { token: await key.open(jwe), expiresOnTimestamp: Date.parse(expiresOn) };
}

function retryAfterMs(error: unknown): number | undefined {
  const asked = accessFailure(error)?.retryAfterMs;
  return asked ? Math.min(asked, MAX_WAIT_MS) : undefined;
}

/** A refresh that fails early costs nothing while the old token is good. */
function rethrowUnless(tolerable: () => boolean): (error: unknown) => void {
  return (error) => {
    if (!tolerable()) throw error;
  };
}

function disposed(): PlatformError {
  return new PlatformError('credential-disposed', 'conflict', 'This credential was disposed of.');
}
