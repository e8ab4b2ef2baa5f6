import { VirtualClock } from '@switchboard/kernel/testing';
import { z } from 'zod';
import { jobKind } from '../src/job-kind.ts';
import { Jobs } from '../src/jobs.ts';
import type { JobFailure, JobsOptions } from '../src/jobs.ts';
import { hasPostgres, openPglite, openPostgres } from './_databases.ts';
import type { TestDatabase } from './_databases.ts';

export const note = jobKind('note', z.object({ text: z.string() }), { maxAttempts: 3 });
export const MINUTE = 60_000;

const postgres = await hasPostgres();
if (!postgres) {
  process.stderr.write('SKIPPED: jobs on Postgres, nothing listens on 127.0.0.1:5432\n');
}

/** What each test has anew, over one database. */
export interface JobsKit {
  readonly test: typeof it;
  readonly db: TestDatabase;
  readonly clock: VirtualClock;
  readonly failures: readonly JobFailure[];
  createJobs(options?: Partial<JobsOptions>): Jobs;
  advance(jobs: Jobs, ms: number): Promise<void>;
  /** Jobs that write down the texts they were given. */
  noting(options?: Partial<JobsOptions>): Promise<{ jobs: Jobs; noted: string[] }>;
}

/** The same tests on each kind of database. */
export function describeJobs(title: string, tests: (kit: JobsKit) => void): void {
  describe.each([
    ['PGlite', openPglite, true],
    ['Postgres', openPostgres, postgres],
  ] as const)(`${title} on %s`, (_name, open, isThere) => tests(useJobs(open, isThere)));
}

function useJobs(open: () => Promise<TestDatabase>, isThere: boolean): JobsKit {
  let db: TestDatabase;
  let clock: VirtualClock;
  let failures: JobFailure[];
  const opened: Jobs[] = [];

  beforeAll(async () => {
    if (isThere) db = await open();
  });
  afterAll(() => db?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    await db?.$executeRawUnsafe('TRUNCATE "Job"');
    clock = new VirtualClock(Date.UTC(2026, 10, 29, 9, 0, 30));
    failures = [];
  });
  afterEach(async () => {
    for (const jobs of opened.splice(0)) await jobs[Symbol.asyncDispose]();
  });

  const createJobs = (options: Partial<JobsOptions> = {}): Jobs => {
    const jobs = new Jobs({
      db,
      clock,
      ...options,
      onFailure: (failure) => void failures.push(failure),
      onTrouble(error) {
        throw error;
      },
    });
    opened.push(jobs);
    return jobs;
  };
  return {
    test: isThere ? it : (it.skip as typeof it),
    get db() {
      return db;
    },
    get clock() {
      return clock;
    },
    get failures() {
      return failures;
    },
    createJobs,
    async advance(jobs, ms) {
      await clock.advance(ms);
      await jobs.settle();
    },
    async noting(options = {}) {
      const noted: string[] = [];
      const jobs = createJobs(options);
      jobs.handle(note, async ({ text }) => void noted.push(text));
      await jobs.start();
      // The look at the start is over: what a test adds is found when it says so.
      await jobs.settle();
      return { jobs, noted };
    },
  };
}
