import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

const FIRST_DELAY_MS = 500;
/** Within a minute: people wait, and talk meanwhile. */
const retry = {
  maxAttempts: 7,
  delayAfter: (attempts: number): number => FIRST_DELAY_MS * 2 ** (attempts - 1),
};
const payload = z.object({ meetingId: z.string() });

export const joinMeeting = jobKind('meeting.join', payload, retry);
/** Tells everybody that notes are taken, and has what is said written down from then on. */
export const listenToMeeting = jobKind('meeting.listen', payload, retry);
export const leaveMeeting = jobKind('meeting.leave', payload, retry);
/** Says in the thread what came of it. */
export const sumUpMeeting = jobKind('meeting.sum-up', payload, { ...retry, maxAttempts: 12 });
