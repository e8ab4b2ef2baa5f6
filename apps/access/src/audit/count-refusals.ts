import type { AuditService } from '@switchboard/access-api';
import type { Clock, Scope } from '@switchboard/kernel';

const INTERVAL_MS = 60_000;
/** Addresses and reasons that are told apart in one interval; all others are counted together. */
const MAX_APART = 500;

export interface RefusalTools {
  readonly record: AuditService['record'];
  readonly clock: Clock;
  readonly scope: Scope;
  readonly onFailure: (error: unknown) => void;
}

interface Tally {
  readonly reason: string;
  readonly requestId: string;
  /** Those after the first, which has an entry of its own. */
  more: number;
}

/**
 * Writes down the first refusal of each address and reason in a minute, and of those that follow
 * how many there were: strangers cannot fill the log, nor this memory.
 */
export function countRefusals(tools: RefusalTools): AuditService['refused'] {
  const { record, clock, scope, onFailure } = tools;
  const tallies = new Map<string, Tally>();
  let timer: Disposable | undefined;
  let writing = Promise.resolve();
  const close = (): void => {
    timer = undefined;
    const counted = [...tallies.values()];
    tallies.clear();
    writing = writing.then(() => writeDown(record, counted)).catch(onFailure);
  };
  scope.add(() => {
    timer?.[Symbol.dispose]();
    close();
    return writing;
  });
  return async ({ address, action, reason, requestId }) => {
    const own = `${reason} ${address}`;
    const key = tallies.has(own) || tallies.size < MAX_APART ? own : reason;
    const tally = tallies.get(key);
    if (tally) return void (tally.more += 1);
    tallies.set(key, { reason, requestId, more: 0 });
    timer ??= clock.after(INTERVAL_MS, close);
    await record({ actorId: null, action, outcome: 'refused', reason, requestId });
  };
}

async function writeDown(record: AuditService['record'], counted: readonly Tally[]): Promise<void> {
  for (const { reason, requestId, more } of counted) {
    if (more === 0) continue;
    await record({
      actorId: null,
      action: 'audit.refusals',
      outcome: 'refused',
      reason: `${reason}; ${more} more within a minute`,
      requestId,
    });
  }
}
