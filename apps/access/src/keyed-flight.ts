/** Makes callers that ask for the same key at the same time share one run. */
export function keyedFlight<T>(
  task: (key: string, ...rest: readonly string[]) => Promise<T>,
): (key: string, ...rest: readonly string[]) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (key, ...rest) => {
    const known = running.get(key);
    if (known) return known;
    const run = task(key, ...rest).finally(() => running.delete(key));
    running.set(key, run);
    return run;
  };
}
