import { groupIdOf } from '@switchboard/chat';
import { codeOf } from '@switchboard/kernel';
import { stableUuid } from '../calls/stable-uuid.ts';
import type { Meeting } from '../generated/prisma/client.ts';
import { endMeeting } from './end-meeting.ts';
import { lockMeeting } from './lock-meeting.ts';
import { joinMeeting, leaveMeeting, listenToMeeting, sumUpMeeting } from './meeting-jobs.ts';
import type { MeetingTools } from './meeting-tools.ts';
import { sayInThread } from './say-in-thread.ts';
import { sumUp } from './sum-up.ts';

/** Whoever has not answered by then will not. */
const ANSWER_MS = 10_000;
/** What is spoken; of the languages of speech services, the one that flows here are written in. */
const LOCALE = 'en-US';
const NOTICE =
  'I am in the call, and write down what everybody says from now on. Say "stop notes" here to stop it.';

/** Joins calls, listens, leaves, and says what came of it; before jobs are started. */
export function handleMeetings(tools: MeetingTools): void {
  const { jobs, client } = tools;
  const patient = (signal: AbortSignal) =>
    AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  const find = (id: string) => client.meeting.findUnique({ where: { id } });
  jobs.handle(joinMeeting, async ({ meetingId }, signal) => {
    const meeting = await find(meetingId);
    if (meeting?.state === 'joining') await join(tools, meeting, patient(signal));
  });
  jobs.handle(listenToMeeting, async ({ meetingId }, signal) => {
    const meeting = await find(meetingId);
    if (meeting && meeting.state !== 'ended') await listen(tools, meeting, patient(signal));
  });
  jobs.handle(leaveMeeting, async ({ meetingId }, signal) => {
    const meeting = await find(meetingId);
    if (!meeting?.connectionId) return;
    await tools.joining.leave(meeting.connectionId, patient(signal)).catch(doneOrAgain);
  });
  jobs.handle(sumUpMeeting, async ({ meetingId }, signal) => {
    const meeting = await find(meetingId);
    if (meeting) await sumUp(tools, meeting, patient(signal));
  });
}

/** The callback says the same, but may never come. What is requested again, after a crash, is one request. */
async function join(
  tools: MeetingTools,
  { id, threadId, at }: Meeting,
  signal: AbortSignal,
): Promise<void> {
  const { joining, callbackUrl, transact, jobs } = tools;
  const request = {
    groupId: await groupIdOf(threadId),
    callbackUrl: `${callbackUrl}/calls/${id}`,
    transcriptUrl: `${callbackUrl.replace(/^http/, 'ws')}/transcripts/${id}`,
    ...{ locale: LOCALE, requestId: stableUuid(`join ${id}`), firstSentMs: at.getTime() },
  };
  const connectionId = await joining.join(request, signal).catch(async (error: unknown) => {
    const code = codeOf(error);
    if (code !== 'call-over' && code !== 'call-refused') throw error;
    const outcome = code === 'call-over' ? 'no-call' : 'failed';
    await transact((tx) => endMeeting(tx, tools, id, outcome));
  });
  if (!connectionId) return;
  await transact(async (tx) => {
    const meeting = await lockMeeting(tx, id);
    await tx.prisma.meeting.update({ where: { id }, data: { connectionId } });
    // It was stopped while it came in.
    if (meeting?.state === 'ended')
      await jobs.add(tx, leaveMeeting, { meetingId: id }, { key: id });
  });
}

/** Whoever is written down was told before. */
async function listen(tools: MeetingTools, meeting: Meeting, signal: AbortSignal): Promise<void> {
  const { id, connectionId } = meeting;
  if (!connectionId) return;
  const became = await sayInThread(tools, meeting, { what: 'notice', text: NOTICE }, signal);
  if (became === 'gone')
    return void (await tools.transact((tx) => endMeeting(tx, tools, id, 'failed')));
  await tools.client.meeting.updateMany({
    where: { id, notedAt: null },
    data: { notedAt: new Date(tools.clock.now()) },
  });
  await tools.joining.transcribe(connectionId, LOCALE, signal).catch(doneOrAgain);
}

/** What is over, or goes on already, is not to be done any more; callbacks say what became of it. */
function doneOrAgain(error: unknown): void {
  const code = codeOf(error);
  if (code !== 'call-over' && code !== 'call-refused') throw error;
}
