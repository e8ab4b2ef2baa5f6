import { accessFailure } from '@switchboard/access-api/client';
import { rpcError, rpcErrors } from '@switchboard/rpc';
import type { RpcErrorCode } from '@switchboard/rpc';
import { accessFor } from './access-for.ts';
import type { Asker } from './asker.ts';
import type { Person } from './person.ts';

const ANSWER_MS = 10_000;
/** What the trusted service refuses somebody with is said to them as it is. */
const PASSED_ON: ReadonlySet<string> = new Set<RpcErrorCode>([
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

function refuse(cause: unknown): never {
  const code = accessFailure(cause)?.code ?? '';
  if (isPassedOn(code)) throw rpcError(code, rpcErrors[code].meaning, { cause });
  throw rpcError('unavailable', 'The trusted service does not answer. Try again.', { cause });
}

function isPassedOn(code: string): code is RpcErrorCode {
  return PASSED_ON.has(code);
}
