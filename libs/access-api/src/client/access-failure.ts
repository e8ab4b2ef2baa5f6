import { TRPCClientError } from '@trpc/client';
import type { AccessErrorData } from '../error-shape.ts';
import type { AccessRouter } from '../router.ts';

/** Failures that may pass by themselves. */
const PASSING_STATUS = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * What the service said about a failure.
 *
 * @returns undefined when there was no answer at all, or none of the service's own
 */
export function accessFailure(error: unknown): AccessErrorData | undefined {
  return error instanceof TRPCClientError
    ? ((error as TRPCClientError<AccessRouter>).data ?? undefined)
    : undefined;
}

/** Is it worth asking again? No answer at all is: the network may come back. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return error instanceof TypeError;
  const data = accessFailure(error);
  return data === undefined || PASSING_STATUS.has(data.httpStatus);
}
