import { jobKind } from '@switchboard/jobs';
import { z } from 'zod';

const FIRST_DELAY_MS = 250;

/** Has a model asked what words mean, and takes them in. Within a few seconds: somebody waits. */
export const takeSaid = jobKind(
  'said.take',
  z.object({ conversationId: z.string(), inputId: z.string() }),
  {
    maxAttempts: 8,
    delayAfter: (attempts: number): number => FIRST_DELAY_MS * 2 ** (attempts - 1),
  },
);
