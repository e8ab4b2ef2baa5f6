import { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';
import { bestChallenge } from '../digest/parse-challenge.ts';
import { MAX_TOKEN_LENGTH } from './message-limits.ts';
import { parseAddress } from './parse-address.ts';
import { parseUri } from './parse-uri.ts';
import { parseVia } from './parse-via.ts';
import { readBody } from './read-body.ts';
import { splitList } from './split-list.ts';
import { splitMessage } from './split-message.ts';
import type { HeaderField } from './split-message.ts';

/** What bytes from outside are. */
export type Reading =
  | { readonly kind: 'request'; readonly request: IncomingRequestMessage; readonly target: string }
  | { readonly kind: 'response'; readonly response: IncomingResponseMessage }
  /** A request that can be answered, and is not as it should be. */
  | {
      readonly kind: 'refused';
      readonly request: IncomingRequestMessage;
      readonly status: number;
      readonly reason: string;
    }
  | { readonly kind: 'unreadable' };

type Message = IncomingRequestMessage | IncomingResponseMessage;

const REQUEST = /^([A-Z]{1,32}) (\S{1,1024}) SIP\/2\.0$/;
const RESPONSE = /^SIP\/2\.0 ([1-6]\d\d)(?: (.{0,256}))?$/;
const CSEQ = /^(\d{1,10})\s+([A-Za-z]{1,32})$/;
const MAX_CSEQ = 2 ** 31;
const UNREADABLE: Reading = { kind: 'unreadable' };
/** A field may hold several of these, and each is one of its own for the core. */
const LISTS = new Set(['via', 'contact', 'route', 'record-route']);

/**
 * Reads one whole message into what the core of sip.js takes, about thirty times as fast as its own parser does.
 * Never throws, and lets nothing through on which the core would.
 */
export function readMessage(bytes: Buffer): Reading {
  const split = splitMessage(bytes);
  if (!split) return UNREADABLE;
  const asked = REQUEST.exec(split.startLine);
  const answered = RESPONSE.exec(split.startLine);
  if (asked) return readRequest(asked[1]!, asked[2]!, split.fields, split.body);
  return answered ? readResponse(answered, split.fields, split.body) : UNREADABLE;
}

function readRequest(
  method: string,
  target: string,
  fields: readonly HeaderField[],
  body: Buffer,
): Reading {
  const request = new IncomingRequestMessage();
  request.method = method;
  const cseqMethod = readFields(request, fields);
  if (cseqMethod === undefined) return UNREADABLE;
  const ruri = parseUri(target);
  const refused = (status: number, reason: string): Reading => ({
    ...{ kind: 'refused', request, status, reason },
  });
  if (cseqMethod !== method) return refused(400, 'CSeq does not name the method');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(target)) return refused(400, 'Malformed Request-URI');
  if (!ruri) return refused(416, 'Unsupported URI Scheme');
  request.ruri = ruri;
  if (!readBody(request, body)) return refused(400, 'Malformed Content-Type');
  if (!readContacts(request, method === 'REGISTER')) return refused(400, 'Malformed Contact');
  return { kind: 'request', request, target };
}

function readResponse(
  [, status, reason = '']: RegExpExecArray,
  fields: readonly HeaderField[],
  body: Buffer,
): Reading {
  const response = new IncomingResponseMessage();
  const method = readFields(response, fields);
  if (method === undefined || !readContacts(response, false)) return UNREADABLE;
  response.method = method;
  response.statusCode = Number(status);
  response.reasonPhrase = reason;
  // An answer cannot be answered: it is taken without its body.
  readBody(response, body);
  for (const name of ['WWW-Authenticate', 'Proxy-Authenticate']) readChallenge(response, name);
  return { kind: 'response', response };
}

/** @returns the method of CSeq; undefined where a field is missing without which nothing can be told apart */
function readFields(message: Message, fields: readonly HeaderField[]): string | undefined {
  for (const { name, value } of fields) {
    const items = LISTS.has(name) ? splitList(value, ',') : [value];
    if (!items) return undefined;
    for (const item of items) message.addHeader(name, item);
  }
  const from = parseAddress(message.getHeader('from') ?? '');
  const to = parseAddress(message.getHeader('to') ?? '');
  const via = parseVia(message.getHeader('via') ?? '');
  const cseq = CSEQ.exec(message.getHeader('cseq') ?? '');
  const callId = message.getHeader('call-id') ?? '';
  if (!from || !to || !via || !cseq || !isCallId(callId)) return undefined;
  if (Number(cseq[1]) >= MAX_CSEQ || message.getHeaders('from').length > 1) return undefined;
  message.from = from;
  message.fromTag = from.getParam('tag') ?? '';
  message.to = to;
  message.toTag = to.getParam('tag') ?? '';
  message.headers['From']![0]!.parsed = from;
  message.headers['To']![0]!.parsed = to;
  message.via = { host: via.host, port: via.port ?? 5060 };
  message.viaBranch = via.branch;
  message.callId = callId;
  message.cseq = Number(cseq[1]);
  return cseq[2]!.toUpperCase();
}

function isCallId(text: string): boolean {
  return text !== '' && text.length <= MAX_TOKEN_LENGTH && !/\s/.test(text);
}

/** `Contact: *` is for a registrar alone, which reads it itself. */
function readContacts(message: Message, mayBeStar: boolean): boolean {
  for (const contact of message.headers['Contact'] ?? []) {
    if (contact.raw === '*' && mayBeStar) continue;
    contact.parsed = parseAddress(contact.raw);
    if (!contact.parsed) return false;
  }
  return true;
}

/** The core looks at the first one only, so that is the best of those that we can answer. */
function readChallenge(response: IncomingResponseMessage, name: string): void {
  const best = bestChallenge(response.getHeaders(name));
  if (best) response.headers[name] = [best];
  else delete response.headers[name];
}
