import type { ErrorTable } from '@switchboard/kernel';

/** Why something that was written is no phone number. */
export const numberErrors = {
  'number-missing': {
    category: 'input',
    meaning: 'There is no phone number.',
    remedy: 'Write one.',
  },
  'number-malformed': {
    category: 'input',
    meaning: 'This is not a phone number.',
    remedy: 'Write it with a plus and the country code.',
  },
  'number-without-country': {
    category: 'input',
    meaning: 'Nothing says which country a phone number belongs to.',
    remedy: 'Write it with a plus and the country code.',
  },
  'number-too-short': {
    category: 'input',
    meaning: 'A phone number has too few digits for its country.',
    remedy: 'Compare it with where it was copied from.',
  },
  'number-too-long': {
    category: 'input',
    meaning: 'A phone number has too many digits for its country.',
    remedy: 'Compare it with where it was copied from.',
  },
  'number-with-extension': {
    category: 'input',
    meaning: 'A text cannot be sent to an extension.',
    remedy: 'Leave the extension out.',
  },
} as const satisfies ErrorTable;

export type NumberProblem = keyof typeof numberErrors;
