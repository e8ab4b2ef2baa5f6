import type { ParticipantSnapshot } from '../state.ts';

/** Who is in a call, as a list has it: raised hands first, in their order. */
export function inListOrder(
  participants: Readonly<Record<string, ParticipantSnapshot>>,
): readonly ParticipantSnapshot[] {
  return Object.values(participants).sort(byHand);
}

function byHand(a: ParticipantSnapshot, b: ParticipantSnapshot): number {
  const [first, second] = [a.hand ?? Infinity, b.hand ?? Infinity];
  if (first !== second) return first - second;
  return a.id < b.id ? -1 : 1;
}
