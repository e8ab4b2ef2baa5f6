import type { z } from 'zod';

const MAX_ATTEMPTS = 12;
const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 15 * 60_000;

export interface JobKindOptions {
  /** How often it is tried before it is given up, 12 unless said. */
  readonly maxAttempts?: number;
  /** How long to wait after so many attempts failed, in milliseconds; doubles from 1 s to 15 min unless said. */
  readonly delayAfter?: (attempts: number) => number;
}

/** One sort of work, and how a job of it looks. */
export interface JobKind<Payload> extends Required<JobKindOptions> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
}

export function jobKind<Payload>(
  name: string,
  schema: z.ZodType<Payload>,
  { maxAttempts = MAX_ATTEMPTS, delayAfter = doubling }: JobKindOptions = {},
): JobKind<Payload> {
  return { name, schema, maxAttempts, delayAfter };
}

function doubling(attempts: number): number {
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
}
