import type { ErrorTable } from '@switchboard/kernel';

export const campaignErrors = {
  'list-malformed': {
    category: 'input',
    meaning:
      'A list is not CSV in UTF-8; `target` names the line where that ends, where one is to blame.',
    remedy: 'Save it as CSV in UTF-8, with as many values in each line as in the first.',
  },
  'list-too-large': {
    category: 'input',
    meaning: 'A list has more bytes, rows, columns, or characters in a row than is taken.',
    remedy: 'Divide it into several campaigns.',
  },
  'list-empty': {
    category: 'input',
    meaning: 'A list has no rows beneath its head.',
    remedy: 'Add somebody to it.',
  },
  'list-without-numbers': {
    category: 'input',
    meaning: 'No column of a list is named as one of phone numbers.',
    remedy: 'Name it `phone`.',
  },
  'list-column-doubled': {
    category: 'input',
    meaning: 'Two columns of a list mean the same.',
    remedy: 'Rename or delete one of them.',
  },
  'row-repeated': {
    category: 'conflict',
    meaning: 'A number stands in the list before.',
    remedy: 'Nothing: it is texted once.',
  },
  'row-value-missing': {
    category: 'input',
    meaning: 'A row lacks the value of a variable that the text has.',
    remedy: 'Add it to the row.',
  },
  'campaign-wrong-state': {
    category: 'conflict',
    meaning: 'A campaign cannot do this now: it is not running, or over.',
    remedy: 'Reload it.',
  },
} as const satisfies ErrorTable;
