import { offersOf } from '@switchboard/telephony';
import type { Transaction } from '../database/transact.ts';
import { memberFactsOf } from '../teams/member-facts.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { changeHandover } from './change-handover.ts';

/** No more wait for a team, and there are no more teams than can be listed. */
const AT_ONCE = 1_000;

/** Offers what waits to whoever can be asked now; under the lock of handovers. */
export async function offerWaiting(
  tx: Transaction,
  tools: Pick<TelephonyTools, 'jobs' | 'clock'>,
): Promise<void> {
  const nowMs = tools.clock.now();
  const rows = await tx.prisma.handover.findMany({
    where: { state: 'waiting', patienceAt: { gt: new Date(nowMs) } },
    include: { team: { include: { members: { orderBy: { place: 'asc' } } } } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: AT_ONCE,
  });
  if (rows.length === 0) return;
  const ids = rows.flatMap(({ team }) => team?.members.map(({ personId }) => personId) ?? []);
  const { facts, reachable } = await memberFactsOf(tx.prisma, nowMs, [...new Set(ids)]);
  const queue = rows.map(({ id, team, skill, asked, channel }) => {
    const members = (team?.members ?? []).filter(
      ({ personId }) => channel === 'sms' || reachable.has(personId),
    );
    return { id, members, skill, asked };
  });
  for (const [index, { next }] of offersOf(queue, facts).entries()) {
    const { team, ...row } = rows[index]!;
    const untilMs = nowMs + (team?.seconds ?? 0) * 1_000;
    if (next.kind === 'offer') await changeHandover(tx, tools, row, { ...next, untilMs });
    else if (next.kind === 'nobody') await changeHandover(tx, tools, row, next);
  }
}
