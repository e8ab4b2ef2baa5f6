import type { RingFacts, RouteStep } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';

/** What is known of everybody whom these steps may ring. */
export async function ringFactsOf(
  { prisma }: Transaction,
  steps: readonly RouteStep[],
): Promise<ReadonlyMap<string, RingFacts>> {
  const ids = [...new Set(steps.flatMap(peopleOf))];
  const people = await prisma.colleague.findMany({
    where: { id: { in: ids }, userId: { not: null } },
    select: { id: true, idleSince: true },
  });
  const calls = await prisma.phoneCall.findMany({
    where: {
      state: { in: ['ringing', 'answered'] },
      OR: [{ ringingId: { in: ids } }, { answeredById: { in: ids } }],
    },
    select: { ringingId: true, answeredById: true },
  });
  const busy = new Set(calls.flatMap(({ ringingId, answeredById }) => [ringingId, answeredById]));
  return new Map(
    people.map(({ id, idleSince }) => [
      id,
      { isBusy: busy.has(id), idleSinceMs: idleSince?.getTime() ?? 0 },
    ]),
  );
}

export function peopleOf(step: RouteStep): readonly string[] {
  if (step.kind === 'reject') return [];
  return step.kind === 'person' ? [step.personId] : step.personIds;
}
