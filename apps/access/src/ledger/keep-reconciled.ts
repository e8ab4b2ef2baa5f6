import type { Clock, Scope } from '@switchboard/kernel';
import type { Ledger } from './ledger.ts';

const EVERY_MS = 60_000;
/** Longer than any creation takes: what is younger may still be somebody's work. */
export const GRACE_MS = 120_000;

/**
 * Deletes orphans now and from time to time.
 *
 * @param alone no other process shares the database, so at the start nothing can be anybody's work
 */
export async function keepReconciled(
  { reconcile }: Pick<Ledger, 'reconcile'>,
  options: {
    readonly alone: boolean;
    readonly clock: Clock;
    readonly scope: Scope;
    readonly onFailure: (error: unknown) => void;
  },
): Promise<void> {
  const { alone, clock, scope, onFailure } = options;
  const run = async (graceMs: number): Promise<void> => {
    await reconcile(new Date(clock.now() - graceMs)).catch(onFailure);
    if (scope.ended) return;
    timer = clock.after(EVERY_MS, () => void (running = run(GRACE_MS)));
  };
  let timer: Disposable | undefined;
  let running = run(alone ? 0 : GRACE_MS);
  scope.add(async () => {
    await running;
    timer?.[Symbol.dispose]();
  });
  await running;
}
