import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that the push lab answers with over its own API. */
export const pushLabErrors = {
  'bad-request': {
    category: 'input',
    meaning: 'The request is not what the route takes.',
    remedy: 'Correct the field that the error names.',
  },
  forbidden: {
    category: 'forbidden',
    meaning: 'The request comes from the page of somebody else, or names this machine otherwise.',
    remedy: 'Ask by localhost, from a program or from the desk.',
  },
  'not-found': {
    category: 'missing',
    meaning: 'There is no such address.',
    remedy: 'See the README of the push lab.',
  },
  'no-such-device': {
    category: 'missing',
    meaning: 'There is no device of this id on the desk.',
    remedy: 'Look at the devices that there are.',
  },
  'no-such-call': {
    category: 'missing',
    meaning: 'The device shows no such call.',
    remedy: 'Look at the screen of the device.',
  },
  'no-such-notification': {
    category: 'missing',
    meaning: 'The device shows no notification of this thread.',
    remedy: 'Look at the screen of the device.',
  },
  'wrong-moment': {
    category: 'conflict',
    meaning:
      'The device cannot do that now, because the app is not installed or the call does not ring.',
    remedy: 'Look at the state of the device.',
  },
  'too-many': {
    category: 'limit',
    meaning: 'As many devices as the desk holds are there already.',
    remedy: 'Remove some.',
  },
  'not-for-production': {
    category: 'input',
    meaning: 'The push lab was told to run where strangers reach it.',
    remedy: 'Run it on loopback, or use the real push services.',
  },
} as const satisfies ErrorTable;

export const pushLabError = errorsOf<keyof typeof pushLabErrors>(pushLabErrors);
