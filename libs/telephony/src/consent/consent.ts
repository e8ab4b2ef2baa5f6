import type { KeywordAction } from './keyword.ts';

export type Channel = 'text' | 'call';

/** By what it came to be: a word that was texted, a colleague, an imported list, the service. */
export type ConsentSource = 'keyword' | 'hand' | 'list' | 'service';

/** One recipient said that they want, or do not want, to hear from somebody. */
export interface ConsentEvent {
  readonly kind: 'opted-out' | 'opted-in';
  readonly channel: Channel;
  /** From whom; from anybody where it is absent. */
  readonly sender?: string;
  readonly source: ConsentSource;
  readonly atMs: number;
}

/** What one recipient said last, of each channel and sender: what is to be kept of all events. */
export type Consent = readonly ConsentEvent[];

export type ConsentState = 'opted-in' | 'opted-out' | 'unasked';

/** Of two events of one moment the first in this list counts: no text is better than one too many. */
const SOURCES: readonly ConsentSource[] = ['keyword', 'hand', 'list', 'service'];

/**
 * Takes what was said into account. Events may come late and twice: what was said last counts, whenever it
 * is heard.
 *
 * @returns the same value where it changes nothing
 */
export function withEvent(consent: Consent, event: ConsentEvent): Consent {
  const at = consent.findIndex((one) => isSameKey(one, event));
  const known = consent[at];
  if (!known) return [...consent, event].sort(byKey);
  return isLater(event, known) ? consent.with(at, event) : consent;
}

/** What a text of one word says; nothing for a call for help. */
export function eventOfKeyword(
  action: KeywordAction,
  { sender, atMs }: { readonly sender: string; readonly atMs: number },
): ConsentEvent | undefined {
  if (action === 'help') return undefined;
  const kind = action === 'opt-out' ? 'opted-out' : 'opted-in';
  return { kind, channel: 'text', sender, source: 'keyword', atMs };
}

/**
 * Whether a sender may be heard. Who wants to hear from nobody, and later from one sender, hears from that one;
 * who wants nothing of a sender hears nothing of it, whatever was said of everybody.
 */
export function consentTo(consent: Consent, channel: Channel, sender: string): ConsentState {
  const ofChannel = consent.filter((one) => one.channel === channel);
  const own = ofChannel.find((one) => one.sender === sender);
  const all = ofChannel.find((one) => one.sender === undefined);
  if (own?.kind === 'opted-out') return 'opted-out';
  if (own && (all?.kind !== 'opted-out' || own.atMs > all.atMs)) return 'opted-in';
  return all?.kind ?? 'unasked';
}

function isSameKey(one: ConsentEvent, other: ConsentEvent): boolean {
  return one.channel === other.channel && one.sender === other.sender;
}

function isLater(one: ConsentEvent, other: ConsentEvent): boolean {
  if (one.atMs !== other.atMs) return one.atMs > other.atMs;
  if (one.kind !== other.kind) return one.kind === 'opted-out';
  return SOURCES.indexOf(one.source) < SOURCES.indexOf(other.source);
}

function byKey(one: ConsentEvent, other: ConsentEvent): number {
  const [a, b] = [one, other].map(({ channel, sender }) => `${channel} ${sender ?? ''}`);
  return a! < b! ? -1 : 1;
}
