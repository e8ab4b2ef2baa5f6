import type { AttemptRecord, Settlement } from './delivery-store.ts';
import type { HeldDelivery } from './held-delivery.ts';
import type { Outcome, Verdict } from './outcome.ts';

/** A delivery after an attempt, or without one. */
export type Tried = Omit<HeldDelivery, 'id'> & { readonly attempt: AttemptRecord | null };

/** It was claimed, and counts as if it had not been. */
export function unattempted<Held extends Omit<HeldDelivery, 'id'>>(
  one: Held,
): Held & { readonly attempt: null } {
  return { ...one, attempts: one.attempts - 1, attempt: null };
}

export function recordOf({ name, status }: Outcome, atMs: number, nowMs: number): AttemptRecord {
  return { atMs, outcome: name, status: status ?? null, tookMs: nowMs - atMs };
}

/** What is written of a delivery. */
export function settlementOf(
  id: number,
  { lease, attempts, attempt }: Tried,
  { verdict, nowMs }: { readonly verdict: Verdict; readonly nowMs: number },
): Settlement {
  const isWaiting = verdict.state === 'waiting';
  return {
    ...{ id, lease, attempts, attempt, state: verdict.state },
    dueMs: isWaiting ? verdict.dueMs : null,
    endedMs: isWaiting ? null : nowMs,
    deadLetterReason: 'reason' in verdict ? verdict.reason : null,
  };
}
