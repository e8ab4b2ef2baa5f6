import { OVER } from '../handovers/handover-row.ts';
import type { TelephonyTools } from '../telephony-tools.ts';

const DAY_MS = 86_400_000;
const AT_ONCE = 1_000;

/** Deletes texts, calls, handovers, notes and lists that are older than they are to be kept, some at a time. */
export async function deleteOld(
  { client, clock }: Pick<TelephonyTools, 'client' | 'clock'>,
  days: number,
  signal: AbortSignal,
): Promise<void> {
  const before = new Date(clock.now() - days * DAY_MS);
  let count = AT_ONCE;
  while (count === AT_ONCE && !signal.aborted) {
    const old = await client.message.findMany({
      where: { at: { lt: before }, OR: [{ state: null }, { state: { not: 'queued' } }] },
      select: { id: true },
      take: AT_ONCE,
    });
    const ids = old.map(({ id }) => id);
    ({ count } = await client.message.deleteMany({ where: { id: { in: ids } } }));
  }
  await client.phoneCall.deleteMany({ where: { state: 'ended', at: { lt: before } } });
  await client.handover.deleteMany({ where: { state: { in: OVER }, at: { lt: before } } });
  await client.note.deleteMany({ where: { at: { lt: before } } });
  await client.conversation.deleteMany({
    where: { lastAt: { lt: before }, messages: { none: {} }, notes: { none: {} } },
  });
  await client.campaign.deleteMany({
    where: { createdAt: { lt: before }, state: { in: ['stopped', 'finished'] } },
  });
}
