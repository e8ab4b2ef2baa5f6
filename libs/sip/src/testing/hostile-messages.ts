import { offerSession, PCMA, PCMU, TELEPHONE_EVENT } from '../sdp/session-offer.ts';
import { requestText } from './request-text.ts';
import type { RequestParts } from './request-text.ts';
import { writeSession } from '../sdp/write-session.ts';

/** Numbers that are the same in every run. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SDP = writeSession(
  offerSession({
    ...{ address: '203.0.113.1', port: 20_000 },
    codecs: [PCMU, PCMA, TELEPHONE_EVENT],
  }),
);
const METHODS = [
  ...['INVITE', 'INVITE', 'INVITE', 'ACK', 'BYE', 'CANCEL', 'OPTIONS', 'REGISTER', 'REFER'],
  ...['NOTIFY', 'INFO', 'PRACK', 'UPDATE', 'SUBSCRIBE', 'MESSAGE', 'PUBLISH', 'INVENTED'],
];
const STATUSES = [100, 180, 183, 200, 200, 202, 302, 401, 407, 422, 481, 486, 491, 503, 603, 999];
const LINES = [
  'Content-Type: ;;=',
  'Content-Disposition: @@;handling',
  'Contact: *',
  'Contact: <',
  'Require: 100rel, nonsense',
  'Require: 100rel',
  'RSeq: 1',
  'RAck: 1 1 INVITE',
  'Session-Expires: 1;refresher=uac',
  'Session-Expires: 99999999999999999999',
  'Replaces: a;to-tag=b;from-tag=c',
  'Refer-To: <sip:a@b?Replaces=%ZZ>',
  'Refer-To: "',
  'Event: refer',
  'Subscription-State: active',
  'Record-Route: <sip:[::1]:99999;lr>',
  'Route: <sip:unreachable.test>',
  'WWW-Authenticate: Digest realm="a',
  'Proxy-Authenticate: Digest realm="a", nonce="b", algorithm=MD5',
  'Authorization: Digest username="a", realm="pbx.test", nonce="0-0-0", uri="sip:a", response="b"',
  'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK-other',
  'Via: SIP/2.0/UDP',
  'CSeq: 4294967296 INVITE',
  'Max-Forwards: -1',
  'Content-Length: 4',
  'To: <sip:__proto__@constructor>;tag=toString;__proto__=1;constructor=2',
  'From: ;tag=',
  '__proto__: x',
  'constructor: x',
];
const BYTES = ['\0', '\r', '\n', '"', '<', '>', ';', ',', '%', '\\', '{', 'é', '\ud800', ' ', ':'];

type Random = (below: number) => number;

const pick = <T>(random: Random, all: readonly T[]): T => all[random(all.length)]!;

const MUTATIONS: readonly ((text: string, random: Random) => string)[] = [
  (text) => text,
  (text, random) => {
    const at = random(text.length);
    return text.slice(0, at) + pick(random, BYTES) + text.slice(at + random(3));
  },
  (text, random) => text.slice(0, random(text.length)),
  (text, random) => {
    const [from, size] = [random(text.length), random(40)];
    return text.slice(0, from) + text.slice(from + size);
  },
  (text, random) => {
    const [from, size] = [random(text.length), random(60)];
    return (
      text.slice(0, from) + text.slice(from, from + size).repeat(2 + random(20)) + text.slice(from)
    );
  },
  (text, random) => {
    const lines = text.split('\r\n');
    lines.splice(1 + random(lines.length), random(2), pick(random, LINES));
    return lines.join('\r\n');
  },
  (text, random) => {
    const lines = text.split('\r\n');
    lines.splice(1 + random(lines.length - 1), 1);
    return lines.join('\r\n');
  },
  (text, random) => {
    const lines = text.split('\r\n');
    const at = 1 + random(lines.length - 1);
    lines[at] = (lines[at] ?? '').replace(/\d+/, () =>
      pick(random, ['-1', '0', '9'.repeat(30), '']),
    );
    return lines.join('\r\n');
  },
];

/** Changes a message in a place or more. */
export function mutated(text: string, random: Random): string {
  let changed = text;
  for (let left = 1 + random(3); left > 0; left--)
    changed = pick(random, MUTATIONS)(changed, random);
  return changed;
}

/** A message that is nearly right, or right and out of place. */
export function hostileMessage(random: Random, number: number, parts: RequestParts = {}): string {
  const method = pick(random, METHODS);
  const isOwn = parts.callId !== undefined;
  let text = requestText(method, {
    via: `Via: SIP/2.0/UDP 203.0.113.1:5060;branch=z9hG4bK-${random(3) ? number : 0};rport`,
    callId: `Call-ID: hostile-${random(4) ? number : 0}`,
    contact: 'Contact: <sip:x@203.0.113.1:5060>',
    body: random(2) ? SDP : '',
    ...(random(3) || isOwn ? {} : { to: '<sip:a@b>;tag=guess' }),
    ...parts,
  });
  if (random(4) === 0)
    text = text.replace(/^.*\r\n/, `SIP/2.0 ${pick(random, STATUSES)} Reason\r\n`);
  for (let left = random(4); left > 0; left--) text = pick(random, MUTATIONS)(text, random);
  return text;
}
