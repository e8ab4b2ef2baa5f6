import type { Clock } from '@switchboard/kernel';

/** Repeats some work; a failed round is the next one's work. Disposing waits for the one under way. */
export function every(
  clock: Clock,
  ms: number,
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): AsyncDisposable {
  let timer: Disposable;
  let running = Promise.resolve();
  const wait = (): void => {
    timer = clock.after(ms, () => {
      running = work().catch(onError);
      wait();
    });
  };
  wait();
  return {
    async [Symbol.asyncDispose]() {
      timer[Symbol.dispose]();
      await running;
    },
  };
}
