import { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';
import type { OpenDatabase } from '../database/database.ts';

/** How often a process looks for jobs of others that died. */
const POLL_MS = 5_000;

interface JobsBase {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly log: Logger;
  /** How many are done at a time. */
  readonly maxRunning?: number;
}

/**
 * Jobs over the one table of them. Those of all services begin when every service has said what its jobs
 * do; a service whose jobs wait for others has jobs of its own, so that they keep nobody else waiting.
 */
export function openJobs({ database, clock, log, maxRunning }: JobsBase): Jobs {
  return new Jobs({
    db: database.db,
    clock,
    ...(maxRunning !== undefined && { maxRunning }),
    ...(database.shared ? { pollMs: POLL_MS } : { isAlone: true }),
    onFailure({ error, ...failure }) {
      const said = failure.isGivenUp ? 'a job was given up' : 'a job failed and is tried again';
      log[failure.isGivenUp ? 'error' : 'warn']({ err: error, job: failure }, said);
    },
    onTrouble: (error) => log.error({ err: error }, 'jobs wait for the database'),
  });
}
