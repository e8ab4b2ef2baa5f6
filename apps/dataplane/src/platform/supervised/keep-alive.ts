import { delay, systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 10_000;
/** One that lived that long had nothing wrong with its start. */
const HEALTHY_MS = 30_000;

/**
 * Starts something again whenever it has ended, at growing intervals while it does not live long.
 *
 * @param live fulfilled when one life is over
 * @param signal ends the series; whoever aborts it ends the life under way as well
 * @param onEnded before it waits to start again
 */
export async function keepAlive(
  live: () => Promise<void>,
  signal: AbortSignal,
  onEnded: (ended: { readonly failures: number; readonly waitMs: number }) => void = () =>
    undefined,
  clock: Clock = systemClock,
): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    const startedAt = clock.now();
    await live();
    if (signal.aborted) return;
    failures = clock.now() - startedAt > HEALTHY_MS ? 1 : failures + 1;
    const waitMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
    onEnded({ failures, waitMs });
    await delay(clock, waitMs, signal).catch(() => undefined);
  }
}
