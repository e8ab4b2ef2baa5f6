import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import { lockMeeting } from './lock-meeting.ts';
import { leaveMeeting, sumUpMeeting } from './meeting-jobs.ts';
import type { MeetingOutcome } from './meeting-outcome.ts';

type Tools = Pick<BotsTools, 'jobs' | 'clock'>;

/** What was said last may still be on its way. */
const LAST_WORDS_MS = 2_000;

/** Ends the notes of a call, once: the bot leaves it, and says in the thread what came of them. */
export async function endMeeting(
  tx: Transaction,
  { jobs, clock }: Tools,
  id: string,
  outcome: MeetingOutcome,
): Promise<boolean> {
  const meeting = await lockMeeting(tx, id);
  if (!meeting || meeting.state === 'ended') return false;
  const endedAt = new Date(clock.now());
  await tx.prisma.meeting.update({
    where: { id },
    data: { state: 'ended', open: null, outcome, endedAt },
  });
  await jobs.add(tx, leaveMeeting, { meetingId: id }, { key: id });
  const delayMs = meeting.state === 'noting' ? LAST_WORDS_MS : 0;
  await jobs.add(tx, sumUpMeeting, { meetingId: id }, { key: id, delayMs });
  return true;
}

/** @returns whether notes were taken there */
export async function endMeetingIn(
  tx: Transaction,
  tools: Tools,
  threadId: string,
  outcome: MeetingOutcome,
): Promise<boolean> {
  const going = await tx.prisma.meeting.findUnique({ where: { open: threadId } });
  return going !== null && endMeeting(tx, tools, going.id, outcome);
}
