import { isRingStep } from '@switchboard/telephony';
import type { RingFacts, RouteStep } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import { busyOf } from './busy-of.ts';

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
  const busy = await busyOf(prisma, ids);
  return new Map(
    people.map(({ id, idleSince }) => [
      id,
      { isBusy: busy.has(id), idleSinceMs: idleSince?.getTime() ?? 0 },
    ]),
  );
}

export function peopleOf(step: RouteStep): readonly string[] {
  if (!isRingStep(step)) return [];
  return step.kind === 'person' ? [step.personId] : step.personIds;
}
