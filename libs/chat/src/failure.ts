import { PlatformError } from '@switchboard/kernel';

/** What went wrong with something we asked for, as a stable code a page has words for. */
export type ChatFailure =
  | 'offline'
  | 'signed-out'
  | 'not-allowed'
  | 'not-found'
  | 'rate-limited'
  | 'too-large'
  | 'refused'
  | 'unavailable';

/** Reads the SDK's errors by status, never by message. */
export function chatFailure(error: unknown): ChatFailure {
  const status = statusOf(error);
  if (status === undefined) return 'offline';
  if (status === 401) return 'signed-out';
  if (status === 403) return 'not-allowed';
  if (status === 404) return 'not-found';
  if (status === 413) return 'too-large';
  if (status === 429) return 'rate-limited';
  return status >= 500 ? 'unavailable' : 'refused';
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** Asks the service. @throws PlatformError whose code is a `ChatFailure` */
export async function asking<Answer>(request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const message = 'The chat service did not accept this.';
    throw new PlatformError(chatFailure(error), 'unavailable', message, { cause: error });
  }
}
