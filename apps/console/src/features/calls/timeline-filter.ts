import type { TraceEntry } from './use-calls';

export const AREAS = ['signalling', 'sip', 'media', 'callback'] as const;
export type Area = (typeof AREAS)[number];

/** What of a timeline is left out. */
export interface TimelineFilter {
  readonly without: readonly Area[];
}

export function readTimelineFilter(params: Pick<URLSearchParams, 'get'>): TimelineFilter {
  const named = params.get('without')?.split(',') ?? [];
  return { without: AREAS.filter((area) => named.includes(area)) };
}

export function writeTimelineFilter({ without }: TimelineFilter): string {
  return without.length === 0 ? '' : `?without=${without.join(',')}`;
}

export function shown(
  entries: readonly TraceEntry[],
  { without }: TimelineFilter,
): readonly TraceEntry[] {
  return entries.filter(({ area }) => !without.includes(area));
}
