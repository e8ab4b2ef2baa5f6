import type { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import { parseParameters } from './parse-parameters.ts';
import { splitList } from './split-list.ts';

type Message = IncomingRequestMessage | IncomingResponseMessage;

const TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;
const DISPOSITION = /^[A-Za-z0-9!%*_+`'~.-]+$/;

/**
 * Gives a message its body in the form that the core can bear.
 *
 * The core throws out of a timer where the type or the disposition of a body does not parse, which ends the process.
 *
 * @returns false where either is missing or malformed: the message then has no body
 */
export function readBody(message: Message, body: Buffer): boolean {
  message.body = '';
  if (body.length === 0) return clearTypes(message);
  const [type = '', ...rest] = splitList(message.getHeader('content-type') ?? '', ';') ?? [];
  const parameters = parseParameters(rest);
  if (!TYPE.test(type) || !parameters) return clearTypes(message) && false;
  const [disposition, ...more] = dispositionOf(message);
  if (!disposition || !DISPOSITION.test(disposition) || !parseParameters(more))
    return clearTypes(message) && false;
  const kind = type.toLowerCase();
  const part = kind.startsWith('multipart/') && sessionPart(body, parameters['boundary'] ?? '');
  if (part) setBody(message, 'application/sdp', 'session', part);
  else setBody(message, kind, disposition.toLowerCase(), body.toString('utf8'));
  return true;
}

function clearTypes(message: Message): true {
  delete message.headers['Content-Type'];
  delete message.headers['Content-Disposition'];
  return true;
}

function dispositionOf(message: Message): string[] {
  const given = message.getHeader('content-disposition');
  if (given !== undefined) return splitList(given, ';') ?? [];
  const isSession = /^(application\/sdp|multipart\/)/i.test(
    message.getHeader('content-type') ?? '',
  );
  return [isSession ? 'session' : 'render'];
}

function setBody(message: Message, type: string, disposition: string, body: string): void {
  message.headers['Content-Type'] = [{ raw: type, parsed: type }];
  message.headers['Content-Disposition'] = [{ raw: disposition, parsed: { type: disposition } }];
  message.body = body;
}

/** The session among the parts that a switch of the telephone network sends. */
function sessionPart(body: Buffer, boundary: string): string | undefined {
  if (boundary === '' || boundary.length > 70) return undefined;
  for (const part of body.toString('utf8').split(`--${boundary}`)) {
    const [head = '', ...rest] = part.split('\r\n\r\n');
    if (/^content-type\s*:\s*application\/sdp\b/im.test(head)) return rest.join('\r\n\r\n');
  }
  return undefined;
}
