import { PlatformError, retry } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { translate } from './translate.ts';

const policy = {
  attempts: 3,
  firstDelayMs: 300,
  maxDelayMs: 3_000,
  retryable: (error: unknown) => error instanceof PlatformError && error.retryable,
  retryAfterMs: (error: unknown) =>
    error instanceof PlatformError && error.retryAfterMs !== undefined
      ? Math.min(error.retryAfterMs, 3_000)
      : undefined,
};

/** Asks ACS for what may be asked twice, again when a failure may pass. */
export function askAcs<T>(
  ask: () => Promise<T>,
  clock: Clock,
  translated: (cause: unknown) => never = translate,
): Promise<T> {
  return retry(() => ask().catch(translated), policy, clock);
}
