import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** About as long as the service keeps recordings: a day. */
const retry = {
  maxAttempts: 36,
  delayAfter: (attempts: number): number => Math.min(HOUR_MS, SECOND_MS * 2 ** (attempts - 1)),
};

/** Takes a message over from the service. */
export const fetchVoicemail = jobKind(
  'voicemail.fetch',
  z.object({ callId: z.string(), contentLocation: z.string(), deleteLocation: z.string() }),
  retry,
);

export const deleteRecording = jobKind(
  'voicemail.delete-recording',
  z.object({ deleteLocation: z.string() }),
  retry,
);
