import { isPlatformError } from '@switchboard/kernel';
import type { ErrorCategory, PlatformError } from '@switchboard/kernel';
import { TRPCError } from '@trpc/server';
import type { TRPCDefaultErrorShape } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { ZodError } from 'zod';
import { rpcError } from './rpc-errors.ts';

/** What a client learns of a failure: decide by `code`. */
export interface RpcErrorData {
  readonly code: string;
  readonly httpStatus: number;
  readonly path: string | null;
  readonly requestId: string | null;
  readonly target: string | null;
  readonly retryAfterMs: number | null;
}

export type RpcErrorShape = Omit<TRPCDefaultErrorShape, 'data'> & {
  readonly data: RpcErrorData;
};

const TRPC_CODES: Readonly<Record<ErrorCategory, TRPCError['code']>> = {
  input: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  missing: 'NOT_FOUND',
  conflict: 'CONFLICT',
  limit: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
};

/** Wraps what a procedure threw so that it gets the HTTP status of its category. */
export function asTrpcError(error: TRPCError, isOutage: (cause: unknown) => boolean): TRPCError {
  const cause = isOutage(error.cause) ? unavailable(error.cause) : error.cause;
  return isPlatformError(cause)
    ? new TRPCError({ code: TRPC_CODES[cause.category], message: cause.message, cause })
    : error;
}

function unavailable(cause: unknown): PlatformError {
  const message = 'Something that is needed for this does not answer. Try again.';
  return rpcError('unavailable', message, { cause });
}

/** The part of an error that may leave the house: static text and a stable code. */
export function errorShape(
  error: TRPCError,
  shape: TRPCDefaultErrorShape,
  requestId: string | undefined,
): RpcErrorShape {
  const platform = isPlatformError(error.cause) ? error.cause : undefined;
  return {
    code: shape.code,
    message: platform?.message ?? plainMessage(error),
    data: {
      code: platform?.code ?? plainCode(error),
      httpStatus: getHTTPStatusCodeFromError(error),
      path: shape.data.path ?? null,
      requestId: requestId ?? null,
      target: targetOf(error, platform),
      retryAfterMs: platform?.retryAfterMs ?? null,
    },
  };
}

function plainCode(error: TRPCError): string {
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return 'invalid-input';
  if (error.code === 'INTERNAL_SERVER_ERROR') return 'internal';
  return error.code.toLowerCase().replaceAll('_', '-');
}

/** tRPC's own messages quote the input; these do not. */
function plainMessage(error: TRPCError): string {
  if (error.code === 'BAD_REQUEST') return 'The request is not valid.';
  if (error.code === 'INTERNAL_SERVER_ERROR') return 'Something failed on our side.';
  return 'The request cannot be answered.';
}

function targetOf(error: TRPCError, platform: PlatformError | undefined): string | null {
  if (platform) return platform.target ?? null;
  return error.cause instanceof ZodError ? (error.cause.issues[0]?.path.join('.') ?? null) : null;
}
