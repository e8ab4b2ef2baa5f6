import { isOutage } from '@switchboard/storage';
import { PlatformError } from '@switchboard/kernel';
import type { ErrorCategory } from '@switchboard/kernel';
import type { ErrorDetail, ErrorEnvelope } from '@switchboard/acs-wire';

/** A refusal as it goes over the wire: status, stable code, static text. */
export class WireError extends PlatformError {
  readonly status: number;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly inner: ErrorDetail['innererror'];

  constructor(status: number, code: string, message: string, options: WireErrorOptions = {}) {
    const { details, inner, ...rest } = options;
    super(code, categoryOf(status), message, rest);
    this.status = status;
    this.details = details;
    this.inner = inner;
  }
}

export interface WireErrorOptions {
  readonly target?: string;
  readonly retryAfterMs?: number;
  readonly details?: readonly ErrorDetail[];
  /** What was behind it. */
  readonly inner?: Pick<ErrorDetail, 'code' | 'message'>;
}

export function badRequest(message: string, target?: string): WireError {
  return new WireError(400, 'BadRequest', message, target === undefined ? {} : { target });
}

export function invalid(message: string, target: string): WireError {
  return new WireError(400, 'ValidationError', message, { target });
}

/** Everything that is wrong in its details, as rooms tell it. */
export function malformed(
  complaints: readonly { readonly message: string; readonly target?: string }[],
): WireError {
  const message = 'The request could not be understood by the server due to malformed syntax.';
  const details = complaints.map((complaint) => ({ code: 'BadArgument', ...complaint }));
  return new WireError(400, 'BadRequest', message, { details });
}

export function unauthorized(): WireError {
  return new WireError(401, 'Unauthorized', 'Request is not authorized.');
}

export function forbidden(): WireError {
  return new WireError(403, 'Forbidden', 'User is not allowed to perform specified action.');
}

export function notFound(message: string): WireError {
  return new WireError(404, 'NotFound', message);
}

export function tooLarge(message: string): WireError {
  return new WireError(413, 'RequestEntityTooLarge', message);
}

export function tooManyRequests(retryAfterMs: number): WireError {
  return new WireError(429, 'TooManyRequests', 'Rate limit exceeded.', { retryAfterMs });
}

/** A moment's trouble of ours, or of what we depend on: nothing was done, it may be tried again. */
export function unavailable(): WireError {
  return new WireError(503, 'ServiceUnavailable', 'The service is not available just now.', {
    retryAfterMs: 1_000,
  });
}

export function envelope(error: {
  code: string;
  message: string;
  target?: string | undefined;
  details?: readonly ErrorDetail[] | undefined;
  inner?: ErrorDetail['innererror'];
}): ErrorEnvelope {
  const { code, message, target, details, inner } = error;
  return {
    error: {
      code,
      message,
      ...(target === undefined ? {} : { target }),
      ...(details === undefined ? {} : { details }),
      ...(inner === undefined ? {} : { innererror: inner }),
    },
  };
}

/** What to answer when something was thrown. Only what we did not foresee becomes a 500. */
export function toWireError(error: unknown): WireError {
  if (error instanceof WireError) return error;
  const status = statusOf(error);
  if (status === 413) return tooLarge('The request body is too large.');
  if (status === 415) return new WireError(415, 'UnsupportedMediaType', 'Send application/json.');
  if (status !== undefined && status < 500) return badRequest('The request is malformed.');
  if (status === 503 || isOutage(error)) return unavailable();
  return new WireError(500, 'InternalServerError', 'The server failed to answer.');
}

/** Fastify's own refusals carry the status they mean. */
function statusOf(error: unknown): number | undefined {
  const given = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof given === 'number' && given >= 400 ? given : undefined;
}

function categoryOf(status: number): ErrorCategory {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 429) return 'limit';
  return status >= 500 ? 'unavailable' : 'input';
}
