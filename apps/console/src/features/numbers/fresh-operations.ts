import type { NumberOperation } from './use-numbers';

const TOLD_FOR_MS = 10 * 60_000;

/** What is worth a line above everything else: what goes on, and what has failed a short while ago. */
export function freshOperations(
  operations: readonly NumberOperation[],
  now: Date,
): NumberOperation[] {
  return operations.filter(({ kind, state, endedAt }) => {
    if (kind === 'search') return false;
    if (state === 'running') return true;
    return state === 'failed' && Date.parse(endedAt ?? '') > now.getTime() - TOLD_FOR_MS;
  });
}
