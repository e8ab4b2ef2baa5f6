import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';

const EVERY_MS = 60_000;
/** Longer than any creation takes: what is younger may still be somebody's work. */
export const GRACE_MS = 120_000;

/**
 * Deletes orphans now and from time to time.
 *
 * @param alone no other process shares the database, so at the start nothing can be anybody's work
 */
export async function keepReconciled(
  reconcile: (before: Date) => Promise<void>,
  options: {
    readonly alone: boolean;
    readonly clock: Clock;
    readonly jobs: Jobs;
    readonly onFailure: (error: unknown) => void;
  },
): Promise<void> {
  const { alone, clock, jobs, onFailure } = options;
  jobs.schedule('ledger.reconcile', EVERY_MS, () => reconcile(new Date(clock.now() - GRACE_MS)));
  if (alone) await reconcile(new Date(clock.now())).catch(onFailure);
}
