import { createHash } from 'node:crypto';

/** A short name of a recording, for people who tell two apart: eight hexadecimal digits. */
export function referenceOf(recordingId: string): string {
  return createHash('sha256').update(recordingId).digest('hex').slice(0, 8);
}
