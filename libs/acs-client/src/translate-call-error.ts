import { acsError } from './acs-errors.ts';

/** What requests about calls fail with. Nothing of the service's own words goes on: there may be numbers in them. */
export function translateCallError(cause: unknown): never {
  const { statusCode: status } = cause as { statusCode?: unknown };
  if (status === 404) throw acsError('call-over', 'There is no such call any more.', { cause });
  if (typeof status === 'number' && status >= 400 && status < 500 && status !== 429)
    throw acsError('call-refused', 'The service refused the request.', { cause });
  throw acsError('calls-unavailable', 'The service did not do what was asked.', { cause });
}
