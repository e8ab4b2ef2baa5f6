import { accessFailure } from '@switchboard/access-api/client';

const ACCOUNT_STATUSES: Readonly<Record<string, 'blocked' | 'signedOut'>> = {
  'person-blocked': 'blocked',
  'person-erased': 'blocked',
  'session-ended': 'signedOut',
  'not-signed-in': 'signedOut',
};

/** Why the trusted service refuses, where it is for good: trying again would not help. */
export function accountStatusOf(failure: unknown): 'blocked' | 'signedOut' | undefined {
  return ACCOUNT_STATUSES[accessFailure(failure)?.code ?? ''];
}
