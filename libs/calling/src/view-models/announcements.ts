import type { CallingState, CallSnapshot, ParticipantSnapshot, ReactionKind } from '../state.ts';

export type AnnouncementWord =
  | 'rings'
  | 'ringsVideo'
  | 'connected'
  | 'ended'
  | 'muted'
  | 'unmuted'
  | 'mutedByOthers'
  | 'held'
  | 'resumed'
  | 'reconnecting'
  | 'joined'
  | 'left'
  | 'handUp'
  | 'reacted'
  | 'shares'
  | 'sharesNoMore';

export interface Announcement {
  readonly word: AnnouncementWord;
  readonly who?: string;
  readonly call?: CallSnapshot;
  readonly reaction?: ReactionKind;
}

/** What is worth saying of the difference between two states. */
export function announcementsOf(before: CallingState, after: CallingState): Announcement[] {
  const rings = after.incoming
    .filter(({ id }) => !before.incoming.some((one) => one.id === id))
    .map(({ from, video }): Announcement => ({ word: video ? 'ringsVideo' : 'rings', who: from }));
  const connection =
    before.agent.status === 'connected' && after.agent.status === 'reconnecting'
      ? [{ word: 'reconnecting' } as const]
      : [];
  const calls = Object.values(after.calls).flatMap((call) => [
    ...ofCall(before.calls[call.ref], call),
    ...ofReactions(before.calls[call.ref], call, after.self),
  ]);
  return [...rings, ...connection, ...calls];
}

function ofCall(before: CallSnapshot | undefined, call: CallSnapshot): Announcement[] {
  if (!before || before === call) return [];
  return [...ofPhase(before, call), ...ofMicrophone(before, call), ...ofPeople(before, call)];
}

/** Whoever reacts knows it: only others are told. */
function ofReactions(
  before: CallSnapshot | undefined,
  call: CallSnapshot,
  self: string,
): Announcement[] {
  const known = new Set(before?.reactions.map(({ key }) => key));
  return call.reactions
    .filter(({ key, from }) => !known.has(key) && from !== self)
    .map(({ from, kind }) => ({ word: 'reacted', who: from, call, reaction: kind }));
}

function ofPhase(before: CallSnapshot, { phase }: CallSnapshot): Announcement[] {
  if (before.phase.name === phase.name) return [];
  if (phase.name === 'ended') return [{ word: 'ended' }];
  if (phase.name === 'held') return [{ word: 'held' }];
  if (phase.name !== 'connected') return [];
  return [{ word: before.phase.name === 'held' ? 'resumed' : 'connected' }];
}

function ofMicrophone(before: CallSnapshot, call: CallSnapshot): Announcement[] {
  if (before.muted === call.muted) return [];
  if (!call.muted) return [{ word: 'unmuted' }];
  return [{ word: call.mutedByOthers ? 'mutedByOthers' : 'muted' }];
}

function ofPeople(before: CallSnapshot, call: CallSnapshot): Announcement[] {
  const inside = (person: ParticipantSnapshot | undefined): boolean =>
    person?.state === 'connected' || person?.state === 'hold';
  const ids = new Set([...Object.keys(before.participants), ...Object.keys(call.participants)]);
  return [...ids].flatMap((who): Announcement[] => {
    const [was, is] = [before.participants[who], call.participants[who]];
    if (inside(was) !== inside(is))
      return [{ word: inside(is) ? 'joined' : 'left', who, call: inside(is) ? call : before }];
    const announcements: Announcement[] = [];
    if (was?.hand === undefined && is?.hand !== undefined)
      announcements.push({ word: 'handUp', who, call });
    const [shared, shares] = [was?.screen?.available ?? false, is?.screen?.available ?? false];
    if (shared !== shares)
      announcements.push({ word: shares ? 'shares' : 'sharesNoMore', who, call });
    return announcements;
  });
}
