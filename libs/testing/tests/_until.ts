import { setTimeout as pause } from 'node:timers/promises';

/** Who asks more often is refused after a while. */
const EVERY_MS = 200;

/** Asks until the answer is yes, for what tells nobody when it happens; the test's time is the limit. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(EVERY_MS);
}
