import { randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';

/**
 * An id that sorts by the time it was made, so that pages of a list follow it.
 *
 * @param prefix what it is of, as `cnv`
 */
export function newId(prefix: string, clock: Pick<Clock, 'now'>): string {
  const time = clock.now().toString(16).padStart(12, '0');
  return `${prefix}_${time}${randomBytes(10).toString('hex')}`;
}
