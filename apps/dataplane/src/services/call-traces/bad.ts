import type { LegQuality } from './shapes.ts';

/** From this share of packets on, concealment is heard by everybody. */
export const BAD_LOSS = 0.05;

/** Whether the sound of a leg is bad now. */
export function isBad({ lostLately }: Pick<LegQuality, 'lostLately'>): boolean {
  return lostLately !== null && lostLately >= BAD_LOSS;
}
