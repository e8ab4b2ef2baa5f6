import type { Queryable } from '@switchboard/jobs';

const LOCK = 7_310;

/**
 * Decisions about handovers are made one after the other, in all processes, until the transaction ends: whom one is offered
 * to depends on all the others. Nothing else is locked before it that is locked by whoever has it.
 */
export async function lockHandovers(tx: Queryable): Promise<void> {
  await tx.$executeRawUnsafe('SELECT pg_advisory_xact_lock($1::bigint)', LOCK);
}
