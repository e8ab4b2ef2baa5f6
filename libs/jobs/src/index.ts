export { jobKind } from './job-kind.ts';
export type { JobKind, JobKindOptions } from './job-kind.ts';
export type { DeadJob, JobCounts } from './job-store.ts';
export { Jobs } from './jobs.ts';
export type { AddOptions, JobsOptions } from './jobs.ts';
export type { Queryable } from './queryable.ts';
