/** Somebody of a team. */
export interface TeamMember {
  readonly personId: string;
  /** What they can be asked for beyond what everybody in the team can; by name. */
  readonly skills: readonly string[];
}

/** What is known of somebody who can be asked. */
export interface MemberFacts {
  /** They have said that they are available, and look at a page. */
  readonly isHere: boolean;
  /** In a call, being rung, or with another handover. */
  readonly isBusy: boolean;
  /** Since when they have had no call and no handover, in milliseconds since 1970. */
  readonly idleSinceMs: number;
}

/** A handover that waits. */
export interface WaitingHandover {
  readonly id: string;
  /** In the order of the team. */
  readonly members: readonly TeamMember[];
  /** Which skill it takes; null where everybody of the team has it. */
  readonly skill: string | null;
  readonly asked: readonly string[];
}

export type NextOffer =
  | { readonly kind: 'offer'; readonly personId: string }
  /** Somebody is here who has not been asked, and is busy. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'nobody' };

type Facts = ReadonlyMap<string, MemberFacts>;

/**
 * Whom a handover is offered to next: of those who are here, have the skill and were not asked, whoever has been idle for
 * longest; of two such, whoever comes first in the team.
 *
 * @param facts by the ids of people; whoever is not in it cannot be asked
 */
export function nextOffer(
  { members, skill, asked }: Omit<WaitingHandover, 'id'>,
  facts: Facts,
): NextOffer {
  const left = members.flatMap(({ personId, skills }) => {
    const known = facts.get(personId);
    const isEligible = skill === null || skills.includes(skill);
    return known?.isHere && isEligible && !asked.includes(personId) ? [{ personId, ...known }] : [];
  });
  if (left.length === 0) return { kind: 'nobody' };
  const [next] = left
    .filter(({ isBusy }) => !isBusy)
    .toSorted((one, other) => one.idleSinceMs - other.idleSinceMs);
  return next ? { kind: 'offer', personId: next.personId } : { kind: 'wait' };
}

/**
 * What becomes of a whole queue now. Whoever is offered one is busy for those that came later.
 *
 * @param queue the one that has waited for longest first
 */
export function offersOf(
  queue: readonly WaitingHandover[],
  facts: Facts,
): readonly { readonly id: string; readonly next: NextOffer }[] {
  const known = new Map(facts);
  return queue.map((waiting) => {
    const next = nextOffer(waiting, known);
    const one = next.kind === 'offer' ? known.get(next.personId) : undefined;
    if (next.kind === 'offer' && one) known.set(next.personId, { ...one, isBusy: true });
    return { id: waiting.id, next };
  });
}
