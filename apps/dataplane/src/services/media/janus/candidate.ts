import type { MediaCandidate } from '@switchboard/acs-wire';
import type { Trickle } from './message.ts';

export function toTrickle(candidate: MediaCandidate | null): Trickle {
  if (!candidate || candidate.candidate === '') return { completed: true };
  const { candidate: line, sdpMid, sdpMLineIndex } = candidate;
  return {
    candidate: line,
    ...(typeof sdpMid === 'string' && { sdpMid }),
    ...(typeof sdpMLineIndex === 'number' && { sdpMLineIndex }),
  };
}

export function fromTrickle(trickle: Trickle): MediaCandidate | null {
  if ('completed' in trickle) return null;
  const { candidate, sdpMid = null, sdpMLineIndex = null } = trickle;
  return { candidate, sdpMid, sdpMLineIndex };
}
