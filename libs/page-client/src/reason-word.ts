import { accessFailure } from '@switchboard/access-api/client';
import { isPlatformError } from '@switchboard/kernel';

const WORDS = [
  'offline',
  'signed-out',
  'not-allowed',
  'not-found',
  'rate-limited',
  'too-large',
  'refused',
  'unavailable',
] as const;
export type ReasonWord = (typeof WORDS)[number];

/** What to say about a failure, by its code and else by its status; never by its message. */
export function wordFor(failure: unknown): ReasonWord | 'unknown' {
  const code = codeOf(failure);
  if (failure instanceof Error && code === undefined) return 'offline';
  if (code === 'message-too-long') return 'too-large';
  return (
    WORDS.find((word) => word === code) ?? byStatus(accessFailure(failure)?.httpStatus) ?? 'unknown'
  );
}

function codeOf(failure: unknown): string | undefined {
  if (typeof failure === 'string') return failure;
  return isPlatformError(failure) ? failure.code : accessFailure(failure)?.code;
}

function byStatus(status: number | undefined): ReasonWord | undefined {
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'not-allowed';
    case 404:
      return 'not-found';
    case 429:
      return 'rate-limited';
    case 503:
      return 'unavailable';
    default:
      return undefined;
  }
}
