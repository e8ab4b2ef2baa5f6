import type { Clock } from '@switchboard/kernel';

/**
 * Waits for an answer that events bring, no longer than so, and no longer than it is wanted.
 *
 * @returns what `begin` settles with; `undefined` when time is over
 * @throws the reason of the signal
 */
export async function settle<T>(
  {
    clock,
    ms,
    signal,
  }: { readonly clock: Clock; readonly ms: number; readonly signal: AbortSignal },
  begin: (answer: (value: T) => void, fail: (error: unknown) => void) => void,
): Promise<T | undefined> {
  signal.throwIfAborted();
  const waiting = Promise.withResolvers<T | undefined>();
  const late = clock.after(ms, () => waiting.resolve(undefined));
  const cancel = (): void => waiting.reject(signal.reason as Error);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    begin(waiting.resolve, waiting.reject);
    return await waiting.promise;
  } finally {
    late[Symbol.dispose]();
    signal.removeEventListener('abort', cancel);
  }
}
