import type { CallState } from '@azure/communication-calling';
import type { CallEvent, CallParticipant, CallReason, CallView } from '@switchboard/acs-wire';

/** What the server has said about a call so far. */
export interface KnownCall {
  readonly id: string;
  readonly kind: CallView['kind'] | undefined;
  readonly self: CallParticipant | undefined;
  readonly others: ReadonlyMap<string, CallParticipant>;
  /** Why those have gone that the last change has taken away. */
  readonly gone: ReadonlyMap<string, CallReason>;
  readonly may: CallView['may'];
  readonly recording: boolean;
  readonly reason: CallReason | undefined;
  readonly leaving: boolean;
}

export const unknownCall = (id: string): KnownCall => ({
  id,
  kind: undefined,
  self: undefined,
  others: new Map(),
  gone: new Map(),
  may: [],
  recording: false,
  reason: undefined,
  leaving: false,
});

export function fromView(view: CallView, user: string): KnownCall {
  const others = view.participants.filter((one) => one.user !== user);
  return {
    id: view.id,
    kind: view.kind,
    self: view.participants.find((one) => one.user === user),
    others: new Map(others.map((one) => [one.user, one])),
    gone: new Map(),
    may: view.may,
    recording: view.recording,
    reason: undefined,
    leaving: false,
  };
}

export function withChange(
  known: KnownCall,
  change: Extract<CallEvent, { type: 'call.changed' }>,
  user: string,
): KnownCall {
  const changed = change.participants ?? [];
  const others = new Map(known.others);
  const gone = new Map<string, CallReason>();
  for (const one of changed.filter((participant) => participant.user !== user)) {
    if (one.state === 'ended') {
      // Word of a leg that was replaced by another of the same person comes late, or not at all.
      const listed = others.get(one.user);
      if (listed && listed.id !== one.id) continue;
      others.delete(one.user);
      gone.set(one.user, one.reason ?? { code: 0, subCode: 0 });
    } else others.set(one.user, one);
  }
  const self = changed.find((one) => one.user === user && one.state !== 'ended') ?? known.self;
  return {
    ...known,
    self,
    others,
    gone,
    may: change.may ?? known.may,
    recording: change.recording ?? known.recording,
  };
}

/** Whether somebody is there, or in a group or room the engine is, to send to and to receive from. */
export function hasCompany({ self, others, kind, reason }: KnownCall): boolean {
  const isIn = (one: CallParticipant): boolean => one.state === 'connected' || one.state === 'hold';
  if (reason || !self || !isIn(self)) return false;
  return kind !== 'direct' || [...others.values()].some(isIn);
}

/** The call's state in the words of the calling SDK. */
export function stateOf({ self, others, kind, reason, leaving }: KnownCall): CallState {
  if (reason) return 'Disconnected';
  if (leaving) return 'Disconnecting';
  if (!self) return 'Connecting';
  const [first, ...rest] = [...others.values()];
  if (self.state === 'waiting') {
    const called = [...others.values()];
    if (called.some(({ early }) => early)) return 'EarlyMedia';
    return called.some(({ state }) => state === 'ringing') ? 'Ringing' : 'Connecting';
  }
  if (self.state === 'hold') return 'LocalHold';
  const heldByOther = kind === 'direct' && rest.length === 0 && first?.state === 'hold';
  return heldByOther ? 'RemoteHold' : 'Connected';
}
