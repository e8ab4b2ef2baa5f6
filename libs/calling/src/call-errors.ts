import type { ErrorTable } from '@switchboard/kernel';
import type { CallFailure } from './failure.ts';

/** Every code that a call fails with; each has words in the pages. */
export const callErrors: ErrorTable<CallFailure['kind']> = {
  deviceInUse: {
    category: 'conflict',
    meaning: 'The camera or microphone is used by another program.',
    remedy: 'Close the other program.',
  },
  forbidden: {
    category: 'forbidden',
    meaning: 'The role or the token does not allow this.',
    remedy: 'Ask the organiser.',
  },
  invalid: {
    category: 'input',
    meaning: 'The request is not valid.',
    remedy: 'Correct whom or what to call.',
  },
  network: {
    category: 'unavailable',
    meaning: 'The service or the other side cannot be reached.',
    remedy: 'Check the network, and try again.',
  },
  noDevice: {
    category: 'missing',
    meaning: 'There is no camera, microphone or loudspeaker.',
    remedy: 'Connect one.',
  },
  permission: {
    category: 'forbidden',
    meaning: 'The browser does not allow the camera or microphone.',
    remedy: 'Allow it in the settings of the page.',
  },
  secondAgent: {
    category: 'conflict',
    meaning: 'This person is calling from the same page already.',
    remedy: 'Use the calls that are there.',
  },
  token: {
    category: 'unauthenticated',
    meaning: 'The token is no longer good.',
    remedy: 'Get a new token.',
  },
  tooLate: {
    category: 'conflict',
    meaning: 'The call is over, or somebody else was faster.',
    remedy: 'Call again.',
  },
  unknown: {
    category: 'unavailable',
    meaning: 'Something failed that has no name.',
    remedy: 'Try again.',
  },
  unsupported: {
    category: 'input',
    meaning: 'This browser or back end cannot do this.',
    remedy: 'Use a browser that can.',
  },
};
