import type { PushPayload } from '../contract/push-payload.ts';

/**
 * A device keeps one notification of a thread, that of its last message. At most 32 characters of the
 * alphabet that Web Push allows in a topic; ids of threads are longer, so it is a digest (FNV-1a, twice).
 * Two threads with one key would share a notification, which is all that can happen.
 */
export function collapseKeyOf(push: PushPayload): string | undefined {
  return push.type === 'chat-message' ? digest(push.threadId) : undefined;
}

function digest(text: string): string {
  return `t${fnv(text, 0x811c9dc5)}${fnv(text, 0x01000193)}`;
}

function fnv(text: string, basis: number): string {
  let hash = basis;
  for (const character of text) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}
