import type { ErrorTable } from '@switchboard/kernel';

export const templateErrors = {
  'template-malformed': {
    category: 'input',
    meaning: 'A template opens or closes a variable and does not end or begin it.',
    remedy: 'Write variables like {{name}}.',
  },
  'template-variable-unknown': {
    category: 'input',
    meaning: 'A template names a variable that does not exist; `target` says which.',
    remedy: 'Use one of the list.',
  },
  'template-value-missing': {
    category: 'input',
    meaning: 'Nobody knows the value of a variable for this recipient; `target` says of which.',
    remedy: 'Add it to the contact or to the row of the list.',
  },
} as const satisfies ErrorTable;
