import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that registering for pushes throws. */
export const pushErrors = {
  'push-not-signed-in': {
    category: 'unauthenticated',
    meaning: 'The data plane does not accept the token.',
    remedy: 'Get another token and register again.',
  },
  'push-refused': {
    category: 'input',
    meaning:
      'The data plane does not take this registration, for instance because its push service is not set up.',
    remedy: 'Do not repeat it unchanged.',
  },
  'push-unavailable': {
    category: 'unavailable',
    meaning: 'The data plane does not answer, or has no push service.',
    remedy: 'Try again when the network is back.',
  },
} as const satisfies ErrorTable;

export const pushError = errorsOf<keyof typeof pushErrors>(pushErrors);
