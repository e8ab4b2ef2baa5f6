import { PlatformError } from '@switchboard/kernel';

const MESSAGES = {
  'storage-full': 'There is no room left on the disk of the database: free at least 32 MB.',
  'storage-stuck': 'The embedded database does not answer.',
  'storage-ended': 'The embedded database ended by itself.',
} as const;

export type StorageTrouble = keyof typeof MESSAGES;

/** What is wrong with an embedded database; a log shows the code. */
export function trouble(code: StorageTrouble, cause?: unknown): PlatformError<StorageTrouble> {
  return new PlatformError(code, 'unavailable', MESSAGES[code], { cause });
}
