/** One task after the other in each thread: the order of writing is the order of sending. */
export interface ThreadQueue {
  /** @returns what the task returns, once it had its turn; a task that fails holds up no other */
  run<Result>(threadId: string, task: () => Promise<Result>): Promise<Result>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function createThreadQueue(): ThreadQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run(threadId, task) {
      const result = (tails.get(threadId) ?? Promise.resolve()).then(task);
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(threadId) === tail) tails.delete(threadId);
        });
      tails.set(threadId, tail);
      return result;
    },
    settled: async () => void (await Promise.all(tails.values())),
  };
}
