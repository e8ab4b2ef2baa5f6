import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Why a language model has understood nothing; nobody but the log is told. */
const modelErrors = {
  'model-busy': {
    category: 'limit',
    meaning: 'The model takes no more requests just now.',
    remedy: 'Ask for a higher rate where it runs.',
  },
  'model-late': {
    category: 'unavailable',
    meaning: 'The model did not answer in time.',
    remedy: 'Choose a faster one.',
  },
  'model-refused': {
    category: 'input',
    meaning: 'The model did not take the request.',
    remedy: 'Check its address, its key and its name.',
  },
  'model-unavailable': {
    category: 'unavailable',
    meaning: 'The model cannot be reached.',
    remedy: 'Look at where it runs.',
  },
  'model-unusable': {
    category: 'unavailable',
    meaning: 'The answer of the model is none, or is too large.',
    remedy: 'Choose a model that calls functions.',
  },
} as const satisfies ErrorTable;

export const modelError = errorsOf(modelErrors);
