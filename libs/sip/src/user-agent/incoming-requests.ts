import type { IncomingInviteRequest, IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import { IncomingCall } from '../call/incoming-call.ts';
import { readReplaces } from '../call/replaces.ts';
import { hasSession, sessionOf } from '../call/session-body.ts';
import { answerInterval } from '../call/session-interval.ts';
import type { SessionPolicy } from '../call/session-interval.ts';
import type { SipCall } from '../call/sip-call.ts';
import type { Flow } from '../transport/flow.ts';
import type { Associations } from './associations.ts';
import { ACCEPT, ALLOW, EXTENSIONS, METHODS, randomToken } from './core-settings.ts';

/** How a request is refused before a core sees it. */
export interface Refusal {
  readonly status: number;
  readonly headers?: readonly string[];
}

/** Extensions that a request requires and we do not have, of those that may be required of us. */
function unsupported(request: IncomingRequestMessage): Refusal | undefined {
  const required = request.getHeaders('require').flatMap((one) => one.split(','));
  const unknown = required
    .map((tag) => tag.trim().toLowerCase())
    .filter((tag) => tag !== '' && !EXTENSIONS.includes(tag))
    .filter((tag) => /^[a-z0-9.+-]{1,32}$/.test(tag));
  if (unknown.length === 0) return undefined;
  return { status: 420, headers: [`Unsupported: ${unknown.slice(0, 8).join(', ')}`] };
}

/** What needs no core, which would keep something, or throw. */
export function refusalOf(
  request: IncomingRequestMessage,
  { isKnown, isFull }: { readonly isKnown: boolean; readonly isFull: boolean },
): Refusal | undefined {
  const { method, toTag } = request;
  const isInitial = method === 'INVITE' || method === 'REGISTER';
  if (!METHODS.includes(method)) return { status: 405, headers: [ALLOW] };
  if (method === 'ACK' || method === 'CANCEL') return isKnown ? undefined : { status: 481 };
  if (method === 'OPTIONS' && !toTag) return { status: 200, headers: [ALLOW, ACCEPT] };
  // A registration has no dialog, but for the tag that some phones send back.
  if (toTag && !isKnown && method !== 'REGISTER') return { status: 481 };
  if (!toTag && !isInitial) return { status: method === 'PRACK' ? 481 : 405, headers: [ALLOW] };
  if (isInitial && !isKnown && isFull) return { status: 503, headers: ['Retry-After: 10'] };
  return unsupported(request);
}

/** What an INVITE that begins a call asks for, checked before anything is kept of it. */
export type CheckedInvite =
  | { readonly refusal: Refusal }
  | { readonly refusal?: undefined; readonly replaces: SipCall | undefined };

export function checkInvite(
  request: IncomingRequestMessage,
  associations: Associations,
  policy: SessionPolicy | undefined,
): CheckedInvite {
  const interval = answerInterval(request, policy);
  if (interval.kind === 'too-small') return { refusal: { status: 422, headers: interval.headers } };
  if (!request.hasHeader('contact')) return { refusal: { status: 400 } };
  const isForeign = Boolean(request.body) && !hasSession(request);
  if (isForeign) return { refusal: { status: 415, headers: [ACCEPT] } };
  if (hasSession(request) && !sessionOf(request)) return { refusal: { status: 488 } };
  const header = request.getHeader('replaces');
  if (header === undefined) return { replaces: undefined };
  const named = readReplaces(header);
  const replaces = named && associations.named(named);
  if (!replaces) return { refusal: { status: named ? 481 : 400 } };
  if (replaces.isEnded) return { refusal: { status: 603 } };
  return named.isEarlyOnly ? { refusal: { status: 486 } } : { replaces };
}

export interface InviteContext extends Pick<
  ConstructorParameters<typeof IncomingCall>[0],
  | 'association'
  | 'clock'
  | 'ringingMs'
  | 'policy'
  | 'replaces'
  | 'username'
  | 'onAnswered'
  | 'onOver'
> {
  readonly flow: Flow;
}

export function incomingCallOf(
  invite: IncomingInviteRequest,
  context: InviteContext,
): IncomingCall {
  const { association, policy } = context;
  const interval = answerInterval(invite.message, policy);
  // That of the core comes from Math.random; whoever guesses it could hang up.
  (invite as unknown as { toTag: string }).toTag = randomToken();
  return new IncomingCall({ ...context, invite, interval, target: association.target });
}
