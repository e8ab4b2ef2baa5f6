import type { ErrorTable } from '@switchboard/kernel';
import type { StorageTrouble } from './embedded/trouble.ts';

/** Every code that an embedded database is in trouble with. */
export const storageErrors: ErrorTable<StorageTrouble> = {
  'storage-ended': {
    category: 'unavailable',
    meaning: 'The embedded database ended by itself.',
    remedy: 'Nothing: it is opened again. Report it when it comes back often.',
  },
  'storage-full': {
    category: 'unavailable',
    meaning: 'There is no room left on the disk of the embedded database.',
    remedy: 'Free at least 32 MB.',
  },
  'storage-stuck': {
    category: 'unavailable',
    meaning: 'The embedded database does not answer.',
    remedy: 'Nothing: it is opened again. Report it when it comes back often.',
  },
};
