import type { PastCall } from '@switchboard/control-client';

type Place = Pick<PastCall, 'leftMs' | 'legId'>;

const ID = /^cal_([\da-f]{12})([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})$/;
/** Later than that, years have five digits and dates another form. */
const END_OF_TIME_MS = Date.UTC(9_000, 0);

/** Names a recorded call in somebody's list by its place in it, so that it sorts like the list. */
export function recordIdOf({ leftMs, legId }: Place): string {
  return `cal_${leftMs.toString(16).padStart(12, '0')}${legId.replaceAll('-', '')}`;
}

/** Where in the list a record is; what names none is at its very end. */
export function placeOf(recordId: string): Place {
  const [, time, ...leg] = ID.exec(recordId) ?? [];
  if (time === undefined) return { leftMs: 0, legId: '' };
  return { leftMs: Math.min(Number.parseInt(time, 16), END_OF_TIME_MS), legId: leg.join('-') };
}
