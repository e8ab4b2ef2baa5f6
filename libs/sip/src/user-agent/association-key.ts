import type { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';

/**
 * What belongs to one call or registration: Call-ID, the tag of who began it, and whether that was us. The connection a
 * message comes by is not part of it, as proxies change it; a call of ours that comes back to us is two.
 */
export function associationKey(
  role: 'caller' | 'called',
  callId: string,
  callerTag: string,
): string {
  return `${role} ${callId} ${callerTag}`;
}

/** Where a request may belong, the likelier first. */
export function keysOfRequest({ callId, fromTag, toTag }: IncomingRequestMessage): string[] {
  const called = associationKey('called', callId, fromTag);
  return toTag ? [called, associationKey('caller', callId, toTag)] : [called];
}

export function keysOfResponse({ callId, fromTag, toTag }: IncomingResponseMessage): string[] {
  return [associationKey('caller', callId, fromTag), associationKey('called', callId, toTag)];
}
