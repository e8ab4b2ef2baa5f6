/** `waiting`, `offered` and `accepted` go on; the others are how it ends. */
export type HandoverState =
  'waiting' | 'offered' | 'accepted' | 'connected' | 'nobody' | 'cancelled' | 'failed';

/** A bot wants a person to take over. Times are milliseconds since 1970. */
export interface Handover {
  readonly state: HandoverState;
  /** Whom it was offered to, in order; nobody is asked twice. */
  readonly asked: readonly string[];
  /** Who is asked now, or has accepted; null where nobody has. */
  readonly personId: string | null;
  /** Until when whoever is asked may answer, or the bot may reach whoever accepted; null while it waits. */
  readonly untilMs: number | null;
  /** When the bot goes on without a person, unless somebody has accepted. */
  readonly patienceMs: number;
}

export type HandoverEvent =
  | { readonly kind: 'offer'; readonly personId: string; readonly untilMs: number }
  /** Nobody is left who could be asked, or the team is no more. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'accept'; readonly personId: string; readonly untilMs: number }
  /** They pass, or are away all at once. */
  | { readonly kind: 'pass'; readonly personId: string }
  | { readonly kind: 'time'; readonly nowMs: number }
  /** The customer has left, or the bot needs nobody any more. */
  | { readonly kind: 'cancel' }
  /** The person speaks with the customer. */
  | { readonly kind: 'connected' }
  /** Whoever accepted was not reached. */
  | { readonly kind: 'failed' };

export function openHandover(patienceMs: number): Handover {
  return { state: 'waiting', asked: [], personId: null, untilMs: null, patienceMs };
}

/** @returns the same value where the event changes nothing: it came twice, late, or from somebody else */
export function afterEvent(handover: Handover, event: HandoverEvent): Handover {
  switch (event.kind) {
    case 'offer':
      return afterOffer(handover, event);
    case 'nobody':
      return endedFrom(handover, ['waiting', 'offered'], 'nobody');
    case 'accept': {
      const { untilMs } = event;
      return isAsked(handover, event.personId)
        ? { ...handover, state: 'accepted', untilMs }
        : handover;
    }
    case 'pass':
      return isAsked(handover, event.personId) ? waitingAgain(handover) : handover;
    case 'time':
      return afterTime(handover, event.nowMs);
    case 'cancel':
      return endedFrom(handover, ['waiting', 'offered', 'accepted'], 'cancelled');
    case 'connected':
    case 'failed':
      return endedFrom(handover, ['accepted'], event.kind);
  }
}

/** Does it go on? */
export function isOpenHandover({ state }: Pick<Handover, 'state'>): boolean {
  return state === 'waiting' || state === 'offered' || state === 'accepted';
}

/** When `time` changes it next; undefined where it is over. */
export function dueMsOf({ state, untilMs, patienceMs }: Handover): number | undefined {
  if (state === 'waiting') return patienceMs;
  if (state === 'offered') return Math.min(untilMs ?? patienceMs, patienceMs);
  return state === 'accepted' ? (untilMs ?? patienceMs) : undefined;
}

function afterOffer(
  handover: Handover,
  { personId, untilMs }: Extract<HandoverEvent, { kind: 'offer' }>,
): Handover {
  const { state, asked, patienceMs } = handover;
  if (state !== 'waiting' || asked.includes(personId)) return handover;
  const until = Math.min(untilMs, patienceMs);
  return { ...handover, state: 'offered', asked: [...asked, personId], personId, untilMs: until };
}

function afterTime(handover: Handover, nowMs: number): Handover {
  const { state, untilMs, patienceMs } = handover;
  const isUntilOver = untilMs !== null && untilMs <= nowMs;
  if (state === 'accepted') return isUntilOver ? { ...handover, state: 'failed' } : handover;
  if (patienceMs <= nowMs) return endedFrom(handover, ['waiting', 'offered'], 'nobody');
  return state === 'offered' && isUntilOver ? waitingAgain(handover) : handover;
}

function isAsked({ state, personId }: Handover, byId: string): boolean {
  return state === 'offered' && personId === byId;
}

function waitingAgain(handover: Handover): Handover {
  return { ...handover, state: 'waiting', personId: null, untilMs: null };
}

function endedFrom(
  handover: Handover,
  from: readonly HandoverState[],
  to: 'connected' | 'nobody' | 'cancelled' | 'failed',
): Handover {
  if (!from.includes(handover.state)) return handover;
  // Who was only asked has nothing to do with how it ended.
  return { ...handover, state: to, ...(handover.state === 'offered' && { personId: null }) };
}
