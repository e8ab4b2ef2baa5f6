import { accessError } from '@switchboard/access-api';

/** Turns what an SDK of ACS threw into an error of ours; nothing of ACS's own text goes on. */
export function translate(cause: unknown): never {
  const status = statusOf(cause);
  if (status === 429) {
    throw accessError('acs-busy', 'The communication service is busy.', {
      retryable: true,
      cause,
    });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    throw accessError(refusalOf(status, cause), 'The communication service refused.', {
      retryable: false,
      cause,
    });
  }
  throw accessError('acs-unavailable', 'The communication service cannot be reached just now.', {
    cause,
  });
}

function refusalOf(status: number, cause: unknown) {
  if (codeOf(cause) === 'IdentityNotOwned') return 'identity-not-owned';
  return status === 404 ? 'acs-missing' : 'acs-refused';
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
