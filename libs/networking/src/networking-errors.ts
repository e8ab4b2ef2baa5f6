import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that sending data throws. What comes from others is never thrown: it is dropped, and counted. */
export const networkingErrors = {
  'message-too-large': {
    category: 'input',
    meaning: 'A message is larger than this way takes.',
    remedy: 'Send less at once, or send it as a file.',
  },
  'too-many-recipients': {
    category: 'input',
    meaning: 'A message names more people than this way reaches at once.',
    remedy: 'Name fewer, or send to everybody.',
  },
  'transport-closed': {
    category: 'conflict',
    meaning: 'The way to the others was closed.',
    remedy: 'Open another one.',
  },
} as const satisfies ErrorTable;

export type NetworkingErrorCode = keyof typeof networkingErrors;

export const networkingError = errorsOf<NetworkingErrorCode>(networkingErrors);
