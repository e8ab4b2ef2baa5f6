import type { BotsTools } from '../bots-tools.ts';
import type { HeardLine } from './read-transcript.ts';
import { QUIET_MS } from './timings.ts';

/** A day of talking has less; whoever sends more is not written down. */
const MAX_LINES = 5_000;
/** What is said last comes after the end. */
const LATE_MS = 30_000;

/** Writes down what somebody said, once. @returns whether more is wanted */
export async function keepLine(
  { client, clock }: Pick<BotsTools, 'client' | 'clock'>,
  meetingId: string,
  line: HeardLine,
): Promise<boolean> {
  const now = clock.now();
  const where = {
    id: meetingId,
    OR: [{ endedAt: null }, { endedAt: { gt: new Date(now - LATE_MS) } }],
  };
  const { count } = await client.meeting.updateMany({
    where,
    data: { dueAt: new Date(now + QUIET_MS) },
  });
  if (count === 0) return false;
  if ((await client.meetingLine.count({ where: { meetingId } })) >= MAX_LINES) return false;
  await client.meetingLine.createMany({
    data: [{ meetingId, ...line, at: new Date(now) }],
    skipDuplicates: true,
  });
  return true;
}
