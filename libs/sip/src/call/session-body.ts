import type {
  Body,
  IncomingRequestMessage,
  IncomingResponseMessage,
} from 'sip.js/lib/core/index.js';
import { readSession } from '../sdp/read-session.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import { writeSession } from '../sdp/write-session.ts';

export function sessionBody(description: SessionDescription): Body {
  return {
    contentDisposition: 'session',
    contentType: 'application/sdp',
    content: writeSession(description),
  };
}

/** What a message describes; undefined where it describes nothing, or nothing that can be read. */
export function sessionOf(
  message: IncomingRequestMessage | IncomingResponseMessage,
): SessionDescription | undefined {
  return hasSession(message) ? readSession(message.body) : undefined;
}

export function hasSession(message: IncomingRequestMessage | IncomingResponseMessage): boolean {
  return Boolean(message.body) && message.parseHeader('content-type') === 'application/sdp';
}
