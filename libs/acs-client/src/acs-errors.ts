import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that clients of ACS throw, besides what its SDKs do. */
export const acsErrors = {
  'call-over': {
    category: 'missing',
    meaning: 'The call rings no more, or is over.',
    remedy: 'Nothing: there is nobody to talk to.',
  },
  'call-refused': {
    category: 'conflict',
    meaning: 'The service refused what was asked of a call.',
    remedy: 'Check the endpoint, the access key, and whether the person who is rung still exists.',
  },
  'calls-unavailable': {
    category: 'unavailable',
    meaning: 'The service did not say what became of a call.',
    remedy: 'Ask again.',
  },
  'chat-unavailable': {
    category: 'unavailable',
    meaning: 'Chat cannot be reached.',
    remedy: 'Ask again.',
  },
  'guest-not-admitted': {
    category: 'conflict',
    meaning: 'The thread takes no more people.',
    remedy: 'Remove somebody, or invite to another thread.',
  },
  'insecure-endpoint': {
    category: 'input',
    meaning: 'An endpoint beyond this machine is not https.',
    remedy: 'Configure an https endpoint.',
  },
  'mixed-endpoints': {
    category: 'input',
    meaning: 'Some endpoints are at Azure and some are not.',
    remedy: 'Configure one back end.',
  },
  'not-in-thread': {
    category: 'forbidden',
    meaning: 'This person is not in this thread.',
    remedy: 'Reload the list of threads.',
  },
  'recording-unavailable': {
    category: 'unavailable',
    meaning: 'The file of a recording could not be read or deleted.',
    remedy: 'Ask again; the service keeps it for a day.',
  },
  'sms-busy': {
    category: 'limit',
    meaning: 'The service takes no more texts just now, and has not taken this one.',
    remedy: 'Send it again with the same id.',
  },
  'sms-refused': {
    category: 'conflict',
    meaning: 'The service refused the request to send a text.',
    remedy: 'Check the endpoint, the access key and the number that it is sent from.',
  },
  'sms-unavailable': {
    category: 'unavailable',
    meaning: 'The service did not say whether it has taken a text.',
    remedy: 'Send it again with the same id, within some minutes.',
  },
  'sms-unreachable': {
    category: 'unavailable',
    meaning: 'The service was not reached, so it has not taken the text.',
    remedy: 'Send it again with the same id.',
  },
} as const satisfies ErrorTable;

export type AcsErrorCode = keyof typeof acsErrors;

export const acsError = errorsOf<AcsErrorCode>(acsErrors);
