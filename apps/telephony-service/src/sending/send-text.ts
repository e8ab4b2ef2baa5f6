import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 60_000;

/** Sends one text; `round` counts how often somebody has asked for it. */
export const sendText = jobKind(
  'text.send',
  z.object({ messageId: z.string(), round: z.number().int() }),
  {
    // The text says itself when it has been tried for long enough.
    maxAttempts: Infinity,
    delayAfter: (attempts) => Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1)),
  },
);
