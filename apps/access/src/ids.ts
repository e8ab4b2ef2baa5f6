import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@switchboard/kernel';

export type IdPrefix = 'usr' | 'idn' | 'tok' | 'inv' | 'use' | 'mem' | 'cal' | 'ses' | 'nop';

/** An id that sorts by the time it was made, so that pages of a list follow it. */
export function newId(prefix: IdPrefix, clock: Clock): string {
  const time = clock.now().toString(16).padStart(12, '0');
  return `${prefix}_${time}${randomBytes(10).toString('hex')}`;
}

/** 192 random bits that whoever holds them may use: an invitation code, a guest key. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** What we keep of a secret: enough to recognise it, not enough to use it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
