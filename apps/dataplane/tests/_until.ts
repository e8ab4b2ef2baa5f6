import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 10;
/** Far beyond what anything takes here; a busy machine is slow. */
const WITHIN_MS = 30_000;

/**
 * Asks until the answer is yes, for what tells nobody when it happens.
 *
 * @throws Error naming what did not happen in time
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  { withinMs = WITHIN_MS, everyMs = EVERY_MS } = {},
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw late(what, withinMs);
    await pause(everyMs);
  }
}

/**
 * Waits for what tells when it happens, but not for ever.
 *
 * @throws Error naming what did not happen in time
 */
export async function within<Value>(
  what: string,
  happens: Promise<Value>,
  withinMs = WITHIN_MS,
): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late(what, withinMs)), withinMs);
  return Promise.race([happens, promise]).finally(() => clearTimeout(timer));
}

function late(what: string, withinMs: number): Error {
  return new Error(`did not happen within ${withinMs} ms: ${what}`);
}
