import type { BotsTools } from '../bots-tools.ts';
import { endMeeting } from './end-meeting.ts';
import { MAX_MEETING_MS } from './timings.ts';

const AT_ONCE = 100;

/** Ends what nobody has told anything of, and what goes on for longer than anybody talks. */
export async function sweepMeetings(
  tools: Pick<BotsTools, 'client' | 'clock' | 'transact' | 'jobs'>,
): Promise<void> {
  const { client, clock, transact } = tools;
  const now = clock.now();
  const due = await client.meeting.findMany({
    where: {
      state: { not: 'ended' },
      OR: [{ dueAt: { lt: new Date(now) } }, { at: { lt: new Date(now - MAX_MEETING_MS) } }],
    },
    select: { id: true, state: true },
    take: AT_ONCE,
  });
  for (const { id, state } of due)
    await transact((tx) => endMeeting(tx, tools, id, state === 'noting' ? 'over' : 'failed'));
}
