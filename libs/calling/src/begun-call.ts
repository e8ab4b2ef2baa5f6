import type { Call } from '@azure/communication-calling';
import type { CallRef, CallSnapshot, CallTarget, May } from './state.ts';

/** Before anything is known, everything may be tried: the service refuses what it must. */
const mayAll: May = {
  unmute: true,
  video: true,
  shareScreen: true,
  addPeople: true,
  removePeople: true,
  muteOthers: true,
  endForEveryone: true,
  spotlight: true,
  raiseHand: true,
  react: true,
};

/**
 * A call of which only its beginning is known.
 *
 * @param video whether it was begun with a picture
 * @param now epoch milliseconds
 */
export function begunCall(
  ref: CallRef,
  call: Call,
  target: CallTarget,
  video: boolean,
  now: number,
): CallSnapshot {
  return {
    ref,
    id: call.id,
    direction: call.direction === 'Incoming' ? 'incoming' : 'outgoing',
    target,
    phase: { name: 'connecting' },
    startedAt: now,
    muted: call.isMuted,
    mutedByOthers: false,
    deafened: false,
    camera: video ? 'on' : 'off',
    screen: 'off',
    hold: 'none',
    participants: {},
    left: [],
    self: { role: 'Unknown', spotlight: false, may: mayAll, mayNot: {} },
    dominant: [],
    reactions: [],
    recording: false,
    quality: { network: 'good', problems: [] },
    unsupported: [],
  };
}
