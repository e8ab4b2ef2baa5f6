import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 10;

/**
 * Asks until the answer is yes, for what tells nobody when it happens.
 *
 * @throws Error naming what did not happen in time
 */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`);
    await pause(EVERY_MS);
  }
}
