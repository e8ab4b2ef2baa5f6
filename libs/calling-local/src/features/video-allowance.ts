import type { OvcChangeReason } from '@azure/communication-calling';
import { BAD, GOOD, qualityOf } from '../media/quality.ts';
import type { Flow } from '../media/statistics.ts';

/** Looks in a row, one a second, before the number falls, and before it rises again. */
const FALL_AFTER = 3;
const RISE_AFTER = 15;
/** A picture with fewer new frames than this in a second stutters. */
const MIN_FRAMES = 4;

/** How many pictures can be shown well, and what has been seen that may change it. */
export interface Allowance {
  readonly most: number;
  readonly count: number;
  readonly reason: OvcChangeReason;
  /** Looks in a row that found trouble, below zero, or none. */
  readonly streak: number;
}

/** What a machine with so many processors decodes beside everything else it does. */
export function beginning(processors = 4): Allowance {
  const most = processors <= 2 ? 4 : processors <= 4 ? 9 : 16;
  return { most, count: most, reason: 'unknown', streak: 0 };
}

/** Trouble halves the number soon; it comes back one by one, so that it does not go to and fro. */
export function afterLook(allowance: Allowance, flows: readonly Flow[]): Allowance {
  const reason = troubleIn(flows);
  const { streak, count, most } = allowance;
  const seen = { ...allowance, streak: reason ? Math.min(0, streak) - 1 : Math.max(0, streak) + 1 };
  if (reason && seen.streak <= -FALL_AFTER) {
    return changed(seen, Math.max(1, Math.floor(shown(flows, count) / 2)), reason);
  }
  if (seen.streak < RISE_AFTER || count >= most) return seen;
  return changed(seen, count + 1, allowance.reason);
}

/** What is wrong with what arrives, if anything. */
export function troubleIn(flows: readonly Flow[]): OvcChangeReason | undefined {
  const received = flows.filter(({ direction }) => direction === 'receive');
  const quality = qualityOf(received);
  if (quality === BAD) return 'bandwidth';
  const pictures = received.filter(isShown);
  const stutters = pictures.filter(
    ({ framesPerSecond }) => (framesPerSecond ?? MIN_FRAMES) < MIN_FRAMES,
  );
  if (pictures.length < 2 || stutters.length * 2 <= pictures.length) return undefined;
  // Where packets arrive well and pictures do not, it is the machine that cannot keep up.
  return quality === GOOD ? 'performance' : 'bandwidth';
}

/** The number falls from what is really shown, not from what might have been. */
function shown(flows: readonly Flow[], count: number): number {
  const pictures = flows.filter((flow) => flow.direction === 'receive' && isShown(flow)).length;
  return pictures === 0 ? count : Math.min(count, pictures);
}

function isShown({ kind, packetsPerSecond }: Flow): boolean {
  return kind === 'video' && packetsPerSecond > 0;
}

function changed(allowance: Allowance, count: number, reason: OvcChangeReason): Allowance {
  if (count === allowance.count) return { ...allowance, streak: 0 };
  return { ...allowance, count, reason, streak: 0 };
}
