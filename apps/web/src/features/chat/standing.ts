import { accessFailure } from '@switchboard/access-api/client';

const STANDINGS: Readonly<Record<string, 'blocked' | 'signedOut'>> = {
  'person-blocked': 'blocked',
  'person-erased': 'blocked',
  'session-ended': 'signedOut',
  'not-signed-in': 'signedOut',
};

/** Why the trusted service refuses, where it is for good: trying again would not help. */
export function standingOf(failure: unknown): 'blocked' | 'signedOut' | undefined {
  return STANDINGS[accessFailure(failure)?.code ?? ''];
}
