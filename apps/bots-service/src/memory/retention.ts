import type { Clock } from '@switchboard/kernel';
import type { BotsTools } from '../bots-tools.ts';

const DAY_MS = 86_400_000;
/** What nobody has performed by then will not be. */
const PENDING_MS = 600_000;

/** Nothing is asked again after that. */
const CHANGE_MS = 7 * DAY_MS;

/** Deletes what is older than it may be: conversations and notes of calls that are over, what is remembered, what was to be said or not to be done twice. */
export async function deleteOld(
  { client, clock }: Pick<BotsTools, 'client'> & { readonly clock: Pick<Clock, 'now'> },
  retentionDays: number,
): Promise<void> {
  const before = new Date(clock.now() - retentionDays * DAY_MS);
  await client.conversation.deleteMany({ where: { endedAt: { lt: before } } });
  await client.memory.deleteMany({ where: { at: { lt: before } } });
  await client.botCall.deleteMany({ where: { state: 'ended', at: { lt: before } } });
  // What was said in them goes with them.
  await client.meeting.deleteMany({ where: { endedAt: { lt: before } } });
  const now = clock.now();
  await client.shopChange.deleteMany({ where: { at: { lt: new Date(now - CHANGE_MS) } } });
  await client.saidInput.deleteMany({ where: { at: { lt: new Date(now - PENDING_MS) } } });
  await client.$executeRaw`UPDATE "Turn" SET "pending" = NULL
    WHERE "pending" IS NOT NULL AND "at" < ${new Date(now - PENDING_MS)}`;
}
