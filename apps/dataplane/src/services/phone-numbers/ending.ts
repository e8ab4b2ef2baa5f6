import type { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Transaction } from '../../platform/database/database.ts';
import type { Failure, Operation } from './operation.ts';
import type { Undone } from './operation-store.ts';
import type { Stores } from './stores.ts';
import { undoJob } from './work.ts';

/** Of the reasons that a search may give for having found nothing. */
const SEARCH_ERRORS: ReadonlySet<string> = new Set(['OutOfStock', 'ProvisioningFailed']);

export interface EndingDeps {
  readonly stores: Stores;
  readonly jobs: Jobs;
  readonly clock: Clock;
}

/**
 * Ends an operation without success, and lets go of what it was about.
 *
 * @returns false when it was over already
 */
export async function endInFailure(
  operation: Operation,
  failure: Failure & { readonly undo: Undone },
  { stores, jobs, clock }: EndingDeps,
): Promise<boolean> {
  const { id } = operation;
  const hasEnded = await stores.db.$transaction(async (tx) => {
    const nowMs = clock.now();
    if (!(await stores.operations.fail(tx, id, { ...failure, nowMs }))) return false;
    await letGo(operation, failure.code, tx, stores);
    if (failure.undo !== 'nothing') await jobs.add(tx, undoJob, { id }, { key: id });
    return true;
  });
  if (hasEnded) jobs.wake();
  return hasEnded;
}

async function letGo(
  { id, type, subject }: Operation,
  code: string,
  tx: Transaction,
  { searches, reservations, numbers }: Stores,
): Promise<void> {
  switch (type) {
    case 'search':
      return searches.failed(tx, subject, SEARCH_ERRORS.has(code) ? code : 'UnknownErrorCode');
    case 'purchase':
      return;
    case 'reservationPurchase':
      return reservations.complete(tx, id, code);
    case 'releasePhoneNumber':
    case 'updatePhoneNumberCapabilities':
      return numbers.free(tx, id);
  }
}
