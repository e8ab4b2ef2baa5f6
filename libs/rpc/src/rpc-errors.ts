import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

const entry = <Category extends string>(category: Category, meaning: string, remedy: string) => ({
  category,
  meaning,
  remedy,
});

/** Every code that servers of apps have in common. */
export const rpcErrors = {
  'bad-configuration': entry(
    'input',
    'A setting is missing or wrong; the service does not start.',
    'The message names the setting.',
  ),
  internal: entry('unavailable', 'Nobody foresaw what happened.', 'Report it with the request id.'),
  'invalid-cursor': entry(
    'input',
    'The cursor of a page is not one that was given out.',
    'Begin with the first page.',
  ),
  'invalid-input': entry(
    'input',
    'The request is not as the procedure wants it.',
    'Correct the field that `target` names.',
  ),
  'not-allowed': entry('forbidden', 'The role does not allow this.', 'Ask an admin.'),
  'not-signed-in': entry('unauthenticated', 'Nobody is signed in.', 'Sign in.'),
  'person-blocked': entry('forbidden', 'The account is blocked.', 'Ask an admin.'),
  'person-erased': entry('forbidden', 'The account was erased.', 'Nothing: it does not come back.'),
  'rate-limited': entry('limit', 'Too many requests.', 'Ask again after `retryAfterMs`.'),
  'session-ended': entry('unauthenticated', 'This sign-in was ended.', 'Sign in again.'),
  unavailable: entry(
    'unavailable',
    'The database, the trusted service or something else that is needed does not answer.',
    'Ask again.',
  ),
} as const satisfies ErrorTable;

export type RpcErrorCode = keyof typeof rpcErrors;

export const rpcError = errorsOf<RpcErrorCode>(rpcErrors);
