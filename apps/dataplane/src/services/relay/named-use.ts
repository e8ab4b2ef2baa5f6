import { z } from 'zod';
import type { RelayPeople } from './people.ts';
import { addCounts, noCounts, relayCounts } from './use.ts';
import type { RelayUse } from './use.ts';

const MAX_LISTED = 500;

/** Use as it is told: by people where they are known, all others together under nobody's name. */
export const namedUse = z.object({
  total: relayCounts,
  people: z.array(relayCounts.extend({ userId: z.string().nullable() })),
});

export type NamedUse = z.output<typeof namedUse>;

/** Puts the ids of people to what one relay counted, and adds up what is theirs under former tags. */
export function nameUse({ total, people }: RelayUse, known: Pick<RelayPeople, 'userOf'>): NamedUse {
  const named = people.map(({ tag, ...counts }) => ({
    ...counts,
    userId: known.userOf(tag) ?? null,
  }));
  return sumUse([{ total, people: named }]);
}

/** The sum of several relays; whoever holds or sends most comes first, and the list is bounded. */
export function sumUse(uses: readonly NamedUse[]): NamedUse {
  const byUser = new Map<string | null, ReturnType<typeof noCounts>>();
  for (const { userId, ...counts } of uses.flatMap(({ people }) => people)) {
    byUser.set(userId, addCounts(byUser.get(userId) ?? noCounts(), counts));
  }
  const people = [...byUser].map(([userId, counts]) => ({ userId, ...counts }));
  return {
    total: uses.map(({ total }) => total).reduce(addCounts, noCounts()),
    people: people.toSorted(byWeight).slice(0, MAX_LISTED),
  };
}

function byWeight(a: NamedUse['people'][number], b: NamedUse['people'][number]): number {
  const bytes = (one: typeof a) => one.sentBytes + one.receivedBytes;
  return b.allocations - a.allocations || bytes(b) - bytes(a);
}
