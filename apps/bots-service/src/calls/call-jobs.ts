import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

const FIRST_DELAY_MS = 500;
/** Within a few seconds: whoever calls does not wait for longer. */
const retry = {
  maxAttempts: 5,
  delayAfter: (attempts: number): number => FIRST_DELAY_MS * 2 ** (attempts - 1),
};
const payload = z.object({ callId: z.string() });

export const answerCall = jobKind('call.answer', payload, retry);
/** Ends a call for everybody. */
export const endCall = jobKind('call.end', payload, retry);
