import { lockHandovers } from '../handovers/lock-handovers.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { GONE_MS } from './is-here.ts';
import { putAway } from './put-away.ts';

const AT_ONCE = 100;

/** Whoever has signed out, closed every page or lost the network is away. */
export async function sweepPresence(
  tools: Pick<TelephonyTools, 'client' | 'transact' | 'jobs' | 'clock'>,
): Promise<void> {
  const { client, transact, clock } = tools;
  const where = {
    isAvailable: true,
    OR: [{ hereAt: null }, { hereAt: { lte: new Date(clock.now() - GONE_MS) } }],
  };
  const gone = await client.colleague.findMany({ where, select: { id: true }, take: AT_ONCE });
  for (const { id } of gone)
    await transact(async (tx) => {
      await lockHandovers(tx);
      // They may have come back meanwhile.
      const isGone = (await tx.prisma.colleague.count({ where: { ...where, id } })) > 0;
      if (isGone) await putAway(tx, tools, id);
    });
}
