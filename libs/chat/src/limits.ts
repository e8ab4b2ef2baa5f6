import type { RateLimit } from './rate-limiter.ts';

/**
 * Largest message in bytes of UTF-8. The service documents about 28 KB.
 * @see https://learn.microsoft.com/azure/communication-services/concepts/service-limits#chat
 */
export const MAX_MESSAGE_BYTES = 28_000;
export const MAX_PARTICIPANTS = 250;
/** The longest topic that the service takes, in characters. */
export const MAX_TOPIC_LENGTH = 250;
/** Receipts and typing indicators do not exist in larger threads. */
export const MAX_PARTICIPANTS_WITH_RECEIPTS = 20;

/**
 * How often messages may be sent, changed or deleted in a thread, all of its people together.
 * @see https://learn.microsoft.com/azure/communication-services/concepts/service-limits#chat
 */
export const SEND_LIMITS: readonly RateLimit[] = [
  { count: 10, ms: 10_000 },
  { count: 30, ms: 60_000 },
];

export function messageBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
