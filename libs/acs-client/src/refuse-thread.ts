import { isRestError } from '@azure/core-rest-pipeline';
import { acsError } from './acs-errors.ts';

/** The service says 403 to a stranger and 404 when the thread is gone: for a guest it is the same. */
export function refuseThread(cause: unknown): never {
  const status = isRestError(cause) ? cause.statusCode : undefined;
  if (status === 403 || status === 404) {
    throw acsError('not-in-thread', 'This person is not in this thread.', {
      cause,
    });
  }
  throw acsError('chat-unavailable', 'Chat cannot be reached just now.', {
    cause,
  });
}
