import { delay } from './clock.ts';
import type { Clock } from './clock.ts';

export interface RetryPolicy {
  /** How often to try in all, the first time included. */
  readonly attempts: number;
  /** Wait before the second attempt; doubles each time. Milliseconds. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** Is this failure worth another attempt? */
  readonly retryable: (error: unknown) => boolean;
  /** What the failure itself asks to wait, in milliseconds (for instance `Retry-After`). */
  readonly retryAfterMs?: (error: unknown) => number | undefined;
}

/**
 * Runs `task` until it succeeds, a failure is final, or the attempts are used up.
 *
 * Full jitter spreads clients that failed together. Only for work that is idempotent.
 */
export async function retry<T>(
  task: (attempt: number) => Promise<T>,
  policy: RetryPolicy,
  clock: Clock,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task(attempt);
    } catch (error) {
      if (attempt >= policy.attempts || !policy.retryable(error)) throw error;
      await delay(clock, policy.retryAfterMs?.(error) ?? backOff(policy, attempt), signal);
    }
  }
}

function backOff(policy: RetryPolicy, attempt: number): number {
  const ceiling = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
  return ceiling / 2 + Math.random() * (ceiling / 2);
}
