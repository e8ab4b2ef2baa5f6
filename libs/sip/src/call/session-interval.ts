import type { IncomingRequestMessage, IncomingResponseMessage } from 'sip.js/lib/core/index.js';

/** How often a call is refreshed (RFC 4028). */
export interface SessionPolicy {
  readonly expiresS: number;
  /** Less than this nobody may ask of us. */
  readonly minS: number;
}

export const SESSION_POLICY: SessionPolicy = { expiresS: 1_800, minS: 90 };

export interface SessionInterval {
  readonly expiresS: number;
  /** Do we refresh? */
  readonly isOurs: boolean;
}

type Message = IncomingRequestMessage | IncomingResponseMessage;

/** What a request asks for, and how we answer. */
export type IntervalAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'too-small'; readonly headers: string[] }
  | { readonly kind: 'agreed'; readonly interval: SessionInterval; readonly headers: string[] };

const MAX_SECONDS = 86_400 * 7;

export function supportsTimer(message: Message): boolean {
  const named = [...message.getHeaders('supported'), ...message.getHeaders('require')];
  return named.some((one) => one.split(',').some((tag) => tag.trim().toLowerCase() === 'timer'));
}

/** For an INVITE of ours, the first or a later one. */
export function intervalRequest({ expiresS, minS }: SessionPolicy, isRefresh: boolean): string[] {
  const refresher = isRefresh ? ';refresher=uac' : '';
  return [`Session-Expires: ${expiresS}${refresher}`, `Min-SE: ${minS}`];
}

/**
 * For an INVITE of the peer. Unless it says otherwise we refresh ourselves, as we know that we do. A longer time than ours is
 * made as short as the peer allows (RFC 4028, 9).
 */
export function answerInterval(
  request: IncomingRequestMessage,
  policy: SessionPolicy | undefined,
): IntervalAnswer {
  const asked = readInterval(request);
  const isSupported = supportsTimer(request);
  if (asked && policy && asked.expiresS < policy.minS)
    return { kind: 'too-small', headers: [`Min-SE: ${policy.minS}`] };
  if (!policy || (!asked && !isSupported)) return { kind: 'none' };
  const leastS = secondsOf(request.getHeader('min-se') ?? '') ?? policy.minS;
  const expiresS = Math.min(asked?.expiresS ?? policy.expiresS, Math.max(policy.expiresS, leastS));
  const isOurs = asked?.refresher !== 'uac' || !isSupported;
  const headers = [`Session-Expires: ${expiresS};refresher=${isOurs ? 'uas' : 'uac'}`];
  if (!isOurs) headers.push('Require: timer');
  return { kind: 'agreed', interval: { expiresS, isOurs }, headers };
}

/** What was agreed, by the answer to an INVITE of ours. */
export function agreedInterval(response: IncomingResponseMessage): SessionInterval | undefined {
  const found = readInterval(response);
  return found && { expiresS: found.expiresS, isOurs: found.refresher !== 'uas' };
}

/** The least that a peer wants which has answered 422. */
export function leastInterval(response: IncomingResponseMessage): number | undefined {
  return secondsOf(response.getHeader('min-se') ?? '');
}

function readInterval(message: Message): { expiresS: number; refresher?: string } | undefined {
  const value = message.getHeader('session-expires') ?? '';
  const expiresS = secondsOf(value);
  const refresher = /;\s*refresher\s*=\s*(ua[cs])/i.exec(value)?.[1]?.toLowerCase();
  return expiresS === undefined ? undefined : { expiresS, ...(refresher && { refresher }) };
}

function secondsOf(value: string): number | undefined {
  const seconds = Number(/^\s*(\d{1,9})/.exec(value)?.[1] ?? 0);
  return seconds > 0 ? Math.min(seconds, MAX_SECONDS) : undefined;
}
