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
}

/** The jobs of all services; they begin when every service has said what its jobs do. */
export function openJobs({ database, clock, log }: JobsBase): Jobs {
  return new Jobs({
    db: database.db,
    clock,
    ...(database.shared ? { pollMs: POLL_MS } : { isAlone: true }),
    onFailure({ error, ...failure }) {
      const said = failure.isGivenUp ? 'a job was given up' : 'a job failed and is tried again';
      log[failure.isGivenUp ? 'error' : 'warn']({ err: error, job: failure }, said);
    },
    onTrouble: (error) => log.error({ err: error }, 'jobs wait for the database'),
  });
}
