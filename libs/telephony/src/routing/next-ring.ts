import { isRingStep } from './call-route.ts';
import type { RingStep, RouteStep } from './call-route.ts';

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
      /** Who rings together; one at least. */
      readonly personIds: readonly string[];
      readonly seconds: number;
      /** Nobody could be rung after them, as things are, and no mailbox answers. */
      readonly isLast: boolean;
    }
  | { readonly kind: 'mailbox' }
  | { readonly kind: 'reject' };

/** Who rings together, and for how long. */
interface Group {
  readonly personIds: readonly string[];
  readonly seconds: number;
}

/**
 * Whom a call rings next. Nobody is rung twice for one call, or while they have another one, so that asking again
 * with everybody who was rung comes to an end.
 *
 * @param steps those of the state, open or closed, in which the call came
 */
export function nextRing(steps: readonly RouteStep[], { rung, facts }: RingState): NextRing {
  const isFree = (id: string): boolean => !rung.includes(id) && facts.get(id)?.isBusy === false;
  const end = steps.find((step) => !isRingStep(step));
  const [next, ...later] = steps
    .slice(0, end ? steps.indexOf(end) : steps.length)
    .filter(isRingStep)
    .flatMap((step) => groupsOf(step, facts))
    .map(({ personIds, seconds }) => ({
      personIds: [...new Set(personIds.filter(isFree))],
      seconds,
    }))
    .filter(({ personIds }) => personIds.length > 0);
  const hasMailbox = end?.kind === 'mailbox';
  if (!next) return { kind: hasMailbox ? 'mailbox' : 'reject' };
  const isLast =
    !hasMailbox &&
    later.every(({ personIds }) => personIds.every((id) => next.personIds.includes(id)));
  return { kind: 'ring', ...next, isLast };
}

function groupsOf(step: RingStep, facts: RingState['facts']): readonly Group[] {
  const { seconds } = step;
  if (step.kind === 'person') return [{ personIds: [step.personId], seconds }];
  if (step.kind === 'at-once') return [{ personIds: step.personIds, seconds }];
  const idleSince = (id: string): number => facts.get(id)?.idleSinceMs ?? 0;
  const ids =
    step.kind === 'in-turn'
      ? step.personIds
      : step.personIds.toSorted((one, other) => idleSince(one) - idleSince(other));
  return ids.map((personId) => ({ personIds: [personId], seconds }));
}
