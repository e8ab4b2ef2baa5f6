import { MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_HEADER_FIELDS } from './message-limits.ts';

export interface HeaderField {
  /** In lower case, and never in its short form. */
  readonly name: string;
  readonly value: string;
}

export interface SplitMessage {
  readonly startLine: string;
  readonly fields: readonly HeaderField[];
  readonly body: Buffer;
}

/** The short forms of RFC 3261 and of what has come after it. */
const COMPACT: ReadonlyMap<string, string> = new Map([
  ['a', 'accept-contact'],
  ['b', 'referred-by'],
  ['c', 'content-type'],
  ['d', 'request-disposition'],
  ['e', 'content-encoding'],
  ['f', 'from'],
  ['i', 'call-id'],
  ['j', 'reject-contact'],
  ['k', 'supported'],
  ['l', 'content-length'],
  ['m', 'contact'],
  ['n', 'identity-info'],
  ['o', 'event'],
  ['r', 'refer-to'],
  ['s', 'subject'],
  ['t', 'to'],
  ['u', 'allow-events'],
  ['v', 'via'],
  ['x', 'session-expires'],
  ['y', 'identity'],
]);

const NAME = /^[A-Za-z0-9!%*+.'`~-]{1,64}$/;
const END = '\r\n\r\n';

/** Cuts a whole message into its lines; undefined where it is none. */
export function splitMessage(bytes: Buffer): SplitMessage | undefined {
  const end = bytes.subarray(0, MAX_HEADER_BYTES).indexOf(END);
  if (end < 0) return undefined;
  const [startLine, ...lines] = unfolded(bytes.toString('utf8', 0, end)).split('\r\n');
  if (lines.length > MAX_HEADER_FIELDS) return undefined;
  const fields: HeaderField[] = [];
  for (const line of lines) {
    const field = fieldOf(line);
    if (!field) return undefined;
    fields.push(field);
  }
  const body = bodyOf(bytes.subarray(end + END.length), fields);
  return body && { startLine: startLine!, fields, body };
}

function unfolded(head: string): string {
  return head.replace(/\r\n[ \t]+/g, ' ');
}

function fieldOf(line: string): HeaderField | undefined {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trimEnd().toLowerCase();
  const value = line.slice(colon + 1).trim();
  // A lone CR, LF or NUL would become a line of its own in what is echoed.
  if (!NAME.test(name) || /[\r\n\0]/.test(value)) return undefined;
  return { name: COMPACT.get(name) ?? name, value };
}

function bodyOf(rest: Buffer, fields: readonly HeaderField[]): Buffer | undefined {
  const lengths = fields.filter(({ name }) => name === 'content-length').map(({ value }) => value);
  const [length = String(rest.length), ...others] = lengths;
  if (!/^\d{1,6}$/.test(length) || others.some((other) => other !== length)) return undefined;
  const size = Number(length);
  if (size > MAX_BODY_BYTES || size > rest.length) return undefined;
  return rest.subarray(0, size);
}
