import { newId } from '@switchboard/app-server';
import type { BotsTools } from '../bots-tools.ts';
import { endMeetingIn } from './end-meeting.ts';
import { joinMeeting } from './meeting-jobs.ts';
import { JOINING_MS } from './timings.ts';

export interface NotesRequest {
  readonly botId: string;
  readonly threadId: string;
  /** Asked for again with the same one, it is the same notes. */
  readonly requestId: string;
}

/** Notes of the call of a conversation. */
export interface NoteTaking {
  /** @returns `going` where notes are taken already */
  start(request: NotesRequest): Promise<'joining' | 'going'>;
  /** @returns `none` where no notes are taken */
  stop(threadId: string): Promise<'stopped' | 'none'>;
}

/** What becomes of it is said in the thread later. */
export function createNoteTaking(
  tools: Pick<BotsTools, 'transact' | 'jobs' | 'clock'>,
): NoteTaking {
  const { transact, jobs, clock } = tools;
  return {
    start: ({ botId, threadId, requestId }) =>
      transact(async (tx) => {
        const before = await tx.prisma.meeting.findUnique({ where: { requestId } });
        if (before) return 'joining';
        const id = newId('cal', clock);
        const at = new Date(clock.now());
        const { count } = await tx.prisma.meeting.createMany({
          data: [
            {
              ...{ id, botId, threadId, open: threadId, requestId, state: 'joining', at },
              dueAt: new Date(clock.now() + JOINING_MS),
            },
          ],
          skipDuplicates: true,
        });
        if (count === 0) return 'going';
        await jobs.add(tx, joinMeeting, { meetingId: id }, { key: id });
        return 'joining';
      }),
    stop: (threadId) =>
      transact(async (tx) =>
        (await endMeetingIn(tx, tools, threadId, 'stopped')) ? 'stopped' : 'none',
      ),
  };
}
