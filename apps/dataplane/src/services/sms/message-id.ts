import { randomUUID } from 'node:crypto';

/** Shaped as those of the service: a direction, the second in UTC, something random. */
export function newMessageId(direction: 'Outgoing' | 'Incoming', nowMs: number): string {
  const second = new Date(nowMs).toISOString().replace(/\D/g, '').slice(0, 14);
  const suffix = direction === 'Outgoing' ? '_noam' : '';
  return `${direction}_${second}${randomUUID()}${suffix}`;
}
