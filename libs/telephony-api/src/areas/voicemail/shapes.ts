import { z } from 'zod';
import { callId, count, moment, ours } from '../../shapes.ts';

/** Of a WAV file: a minute at 16 kHz, or less of what is finer. */
const MAX_GREETING_BYTES = 2_000_000;
const MAX_GREETING_LENGTH = Math.ceil(MAX_GREETING_BYTES / 3) * 4;

export const unheardAnswer = z.object({
  /** 100 where there are more. */
  count,
});

export const markInput = z.object({ callId, isHeard: z.boolean() });
export const removeInput = z.object({ callId });

export const greetingInput = z.object({ ours });
export const greetingAnswer = z.object({
  /** Null where callers hear the one that is built in. */
  greeting: z.object({ seconds: count, changedAt: moment }).nullable(),
});
/** The file in base64. */
export const putGreetingInput = z.object({ ours, wav: z.base64().min(1).max(MAX_GREETING_LENGTH) });
