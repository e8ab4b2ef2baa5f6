import { accessFailure, createAccessClient } from '@switchboard/access-api/client';
import { apiError, apiErrors } from '@switchboard/telephony-api';
import type { ApiErrorCode } from '@switchboard/telephony-api';
import type { Asker } from './asker.ts';
import type { Person } from './person.ts';

const ANSWER_MS = 10_000;
/** What the trusted service refuses somebody with is said to them as it is. */
const PASSED_ON: ReadonlySet<string> = new Set<ApiErrorCode>([
  ...(['not-signed-in', 'session-ended', 'person-blocked', 'person-erased'] as const),
  'not-allowed',
]);

/**
 * Asks the trusted service who somebody is, with their own sign-in.
 *
 * @param url of the trusted service
 */
export function createAskProfile(url: string): (asker: Asker) => Promise<Person> {
  return async (asker) => {
    const access = accessFor(url, asker);
    const signal = AbortSignal.timeout(ANSWER_MS);
    const profile = await access.me.profile.query(undefined, { signal }).catch(refuse);
    const { id, name, role, userId } = profile;
    return { id, name, role, userId };
  };
}

/** A number that an admin has given to this app, and its name there. */
export interface RoutedNumber {
  readonly number: string;
  /** Empty where it has none. */
  readonly name: string;
}

/**
 * Asks the trusted service, on behalf of somebody who works here, which numbers are ours.
 *
 * @param url of the trusted service
 */
export function createAskRouted(url: string): (asker: Asker) => Promise<readonly RoutedNumber[]> {
  return async (asker) => {
    const signal = AbortSignal.timeout(ANSWER_MS);
    return (await accessFor(url, asker).numbers.routed.query(undefined, { signal })).numbers;
  };
}

function accessFor(url: string, { requestId, authorization = '', session }: Asker) {
  return createAccessClient({
    url: `${url}/trpc`,
    headers: () => ({ ...session, authorization, 'x-request-id': requestId }),
    unbatched: true,
  });
}

function refuse(cause: unknown): never {
  const code = accessFailure(cause)?.code ?? '';
  if (isPassedOn(code)) throw apiError(code, apiErrors[code].meaning, { cause });
  throw apiError('unavailable', 'The trusted service does not answer. Try again.', { cause });
}

function isPassedOn(code: string): code is ApiErrorCode {
  return PASSED_ON.has(code);
}
