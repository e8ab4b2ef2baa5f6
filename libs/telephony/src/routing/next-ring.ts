import type { RouteStep } from './call-route.ts';

/** What is known of somebody who can be rung. */
export interface RingFacts {
  /** Being rung by another call, or in one. */
  readonly isBusy: boolean;
  /** Since when they have had no call, in milliseconds since 1970. */
  readonly idleSinceMs: number;
}

export interface RingState {
  /** Who was rung for this call already. */
  readonly rung: readonly string[];
  /** By the ids of people; whoever is not in it cannot be rung. */
  readonly facts: ReadonlyMap<string, RingFacts>;
}

export type NextRing =
  | {
      readonly kind: 'ring';
      readonly personId: string;
      readonly seconds: number;
      /** Nobody could be rung after them, as things are. */
      readonly isLast: boolean;
    }
  | { readonly kind: 'reject' };

interface Candidate {
  readonly personId: string;
  readonly seconds: number;
}

/**
 * Whom a call rings next. Nobody is rung twice for one call, or while they have another one, so that asking again
 * with everybody who was rung comes to an end.
 *
 * @param steps those of the state, open or closed, in which the call came
 */
export function nextRing(steps: readonly RouteStep[], { rung, facts }: RingState): NextRing {
  const reached = steps.slice(0, endOf(steps));
  const candidates = reached
    .flatMap((step) => candidatesOf(step, facts))
    .filter(({ personId }) => !rung.includes(personId) && facts.get(personId)?.isBusy === false);
  const [next] = candidates;
  if (!next) return { kind: 'reject' };
  const isLast = candidates.every(({ personId }) => personId === next.personId);
  return { kind: 'ring', ...next, isLast };
}

function endOf(steps: readonly RouteStep[]): number {
  const reject = steps.findIndex(({ kind }) => kind === 'reject');
  return reject === -1 ? steps.length : reject;
}

function candidatesOf(step: RouteStep, facts: RingState['facts']): readonly Candidate[] {
  if (step.kind === 'reject') return [];
  const { seconds } = step;
  if (step.kind === 'person') return [{ personId: step.personId, seconds }];
  const idleSince = (id: string): number => facts.get(id)?.idleSinceMs ?? 0;
  const ids =
    step.kind === 'in-turn'
      ? step.personIds
      : step.personIds.toSorted((one, other) => idleSince(one) - idleSince(other));
  return ids.map((personId) => ({ personId, seconds }));
}
