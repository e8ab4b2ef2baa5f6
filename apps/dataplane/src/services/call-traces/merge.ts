import { isBad } from './bad.ts';
import type { LegQuality, OwnCall, OwnCalls, TracedCall, TraceEntry } from './shapes.ts';
import { MAX_LISTED } from './own-traces.ts';

export interface CallList {
  /** How many there are, beyond those that are listed as well. */
  readonly inProgress: number;
  /** The latest first. */
  readonly calls: readonly TracedCall[];
  /** The latest of those that are over, the latest first. */
  readonly ended: readonly TracedCall[];
}

export interface CallTrace {
  /** Null where only entries are left of it. */
  readonly call: TracedCall | null;
  /** In their order. */
  readonly entries: readonly TraceEntry[];
  readonly more: number;
}

/** What all processes know, as one. */
export function mergeLists(all: readonly OwnCalls[]): CallList {
  const qualities = qualitiesOf(all);
  const shown = (pick: (one: OwnCalls) => readonly OwnCall[]): TracedCall[] =>
    all
      .flatMap(pick)
      .toSorted((a, b) => latest(b).localeCompare(latest(a)))
      .slice(0, MAX_LISTED)
      .map((call) => measured(call, qualities));
  return {
    inProgress: all.reduce((sum, { inProgress }) => sum + inProgress, 0),
    calls: shown(({ calls }) => calls),
    ended: shown(({ ended }) => ended),
  };
}

/** @returns undefined where nobody knows anything of it */
export function mergeTraces(all: readonly OwnCalls[]): CallTrace | undefined {
  const [call] = all.flatMap(({ calls }) => calls);
  const entries = all.flatMap((one) => one.entries).toSorted((a, b) => a.at.localeCompare(b.at));
  if (!call && entries.length === 0) return undefined;
  return {
    call: call ? measured(call, qualitiesOf(all)) : null,
    entries,
    more: all.reduce((sum, { more }) => sum + more, 0),
  };
}

function latest({ startedAt, endedAt }: TracedCall): string {
  return endedAt ?? startedAt;
}

function qualitiesOf(all: readonly OwnCalls[]): ReadonlyMap<string, LegQuality> {
  return new Map(
    all.flatMap(({ qualities }) => qualities.map(({ endId, quality }) => [endId, quality])),
  );
}

function measured(call: OwnCall, qualities: ReadonlyMap<string, LegQuality>): TracedCall {
  return {
    ...call,
    legs: call.legs.map(({ endId, ...leg }) => {
      const quality = qualities.get(endId ?? '') ?? null;
      return { ...leg, quality, isBad: quality !== null && isBad(quality) };
    }),
  };
}
