import { TRPCClientError } from '@trpc/client';
import type { RpcErrorData } from '@switchboard/rpc';
import type { BotsRouter } from '../router.ts';

/**
 * What the service said about a failure.
 *
 * @returns undefined when there was no answer at all, or none of the service's own
 */
export function botsFailure(error: unknown): RpcErrorData | undefined {
  return error instanceof TRPCClientError
    ? ((error as TRPCClientError<BotsRouter>).data ?? undefined)
    : undefined;
}
