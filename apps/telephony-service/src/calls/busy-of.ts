import type { Transaction } from '../database/transact.ts';

/** Who of them is being rung, in a call with a phone, or has a handover to answer or to be connected with. */
export async function busyOf(
  prisma: Transaction['prisma'],
  ids: string[],
): Promise<ReadonlySet<string | null>> {
  const [where, select] = [{ personId: { in: ids } }, { personId: true }];
  const rings = await prisma.callRing.findMany({ where: { ...where, state: 'ringing' }, select });
  const calls = await prisma.phoneCall.findMany({ where: { ...where, state: 'answered' }, select });
  const handovers = await prisma.handover.findMany({
    where: { ...where, state: { in: ['offered', 'accepted'] } },
    select,
  });
  return new Set([...rings, ...calls, ...handovers].map(({ personId }) => personId));
}
