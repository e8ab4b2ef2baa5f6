import type { ErrorTable } from '@switchboard/kernel';
import type { ChatFailure } from './failure.ts';

/** Every code that chat fails with; each has words in the pages. */
export const chatErrors: ErrorTable<ChatFailure | 'message-too-long'> = {
  'message-too-long': {
    category: 'input',
    meaning: 'The message is longer than 28,000 bytes.',
    remedy: 'Send it in parts.',
  },
  'not-allowed': {
    category: 'unavailable',
    meaning: 'The person is not in the thread, or the token lacks the scope.',
    remedy: 'Ask somebody in the thread to add you.',
  },
  'not-found': {
    category: 'unavailable',
    meaning: 'The thread or message is gone.',
    remedy: 'Reload the list of threads.',
  },
  offline: {
    category: 'unavailable',
    meaning: 'The chat service cannot be reached.',
    remedy: 'Nothing: it is tried again when the network is back.',
  },
  'rate-limited': {
    category: 'unavailable',
    meaning: 'Too many requests.',
    remedy: 'Nothing: it is tried again when the service allows it.',
  },
  refused: {
    category: 'unavailable',
    meaning: 'The service does not accept this request.',
    remedy: 'Correct what was sent.',
  },
  'signed-out': {
    category: 'unavailable',
    meaning: 'The token is no longer good.',
    remedy: 'Get a new token; sign in again.',
  },
  'too-large': {
    category: 'unavailable',
    meaning: 'The request is larger than the service takes.',
    remedy: 'Send it in parts.',
  },
  unavailable: {
    category: 'unavailable',
    meaning: 'The service failed.',
    remedy: 'Try again.',
  },
};
