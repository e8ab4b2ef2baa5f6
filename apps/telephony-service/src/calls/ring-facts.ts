import { isRingStep } from '@switchboard/telephony';
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
  const busy = await busyOf(prisma, ids);
  return new Map(
    people.map(({ id, idleSince }) => [
      id,
      { isBusy: busy.has(id), idleSinceMs: idleSince?.getTime() ?? 0 },
    ]),
  );
}

/** Who of them is being rung, or in a call with a phone. */
async function busyOf(
  prisma: Transaction['prisma'],
  ids: string[],
): Promise<ReadonlySet<string | null>> {
  const rings = await prisma.callRing.findMany({
    where: { personId: { in: ids }, state: 'ringing' },
    select: { personId: true },
  });
  const calls = await prisma.phoneCall.findMany({
    where: { personId: { in: ids }, state: 'answered' },
    select: { personId: true },
  });
  return new Set([...rings, ...calls].map(({ personId }) => personId));
}

export function peopleOf(step: RouteStep): readonly string[] {
  if (!isRingStep(step)) return [];
  return step.kind === 'person' ? [step.personId] : step.personIds;
}
