import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

/** An operation is given up after so many attempts, three quarters of an hour after the first. */
export const MAX_ATTEMPTS = 12;

const operation = z.object({ id: z.string() });

/** Carries out an operation; it counts its attempts itself, and ends when there were too many. */
export const operationJob = jobKind('phone-numbers.operation', operation, {
  maxAttempts: Infinity,
});

/** Tells the inventory to forget what an operation has left there; until it did, nobody else gets it. */
export const undoJob = jobKind('phone-numbers.undo', operation, { maxAttempts: Infinity });

/** Ends a hold that nobody wants any more. */
export const letGoJob = jobKind('phone-numbers.let-go', z.object({ holdKey: z.string() }));
