import type { MeshCandidate } from '../mesh/mesh-options.ts';

export const CANDIDATE_TYPES = ['host', 'srflx', 'relay'] as const;
export type CandidateType = (typeof CANDIDATE_TYPES)[number];

/** Why a pair is used: ICE takes the one of the highest priority that works (RFC 8445, 5.1.2 and 6.1.2.3). */
export type PairReason = 'host' | 'reflexive' | 'relay' | 'relay-only-found';

export interface PairFinding {
  readonly local: MeshCandidate;
  readonly remote: MeshCandidate;
  readonly reason: PairReason;
  /** How many candidates of each type this browser has. */
  readonly found: Readonly<Record<CandidateType, number>>;
}

type Found = PairFinding['found'];

export function reasonOf(local: MeshCandidate, remote: MeshCandidate, found: Found): PairReason {
  const types = [local.type, remote.type];
  if (types.includes('relay')) return found.host + found.srflx === 0 ? 'relay-only-found' : 'relay';
  return types.every((type) => type === 'host') ? 'host' : 'reflexive';
}

/** How many of each type there are; those found on the way (`prflx`) are not gathered. */
export function countTypes(types: readonly (string | null)[]): Found {
  const count = (wanted: CandidateType): number => types.filter((type) => type === wanted).length;
  return { host: count('host'), srflx: count('srflx'), relay: count('relay') };
}
