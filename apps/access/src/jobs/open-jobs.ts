import type { Database } from '@switchboard/database';
import { Jobs } from '@switchboard/jobs';
import type { Clock } from '@switchboard/kernel';
import type { Logger } from '@switchboard/service';

/** How often a process looks for jobs of others that died. */
const POLL_MS = 5_000;

/** What outlives a request and a process; begins when everybody has said what their jobs do. */
export function openJobs({ client, kind }: Database, clock: Clock, log: Logger): Jobs {
  return new Jobs({
    db: client,
    clock,
    ...(kind === 'postgres' ? { pollMs: POLL_MS } : { isAlone: true }),
    onFailure({ error, ...job }) {
      const said = job.isGivenUp ? 'a job was given up' : 'a job failed and is tried again';
      log[job.isGivenUp ? 'error' : 'warn']({ err: error, job }, said);
    },
    onTrouble: (error) => log.error({ err: error }, 'jobs wait for the database'),
  });
}
