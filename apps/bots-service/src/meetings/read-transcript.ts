import { z } from 'zod';

const MAX_TEXT = 4_000;
/** Of the ticks that the service counts in. */
const TICKS_PER_MS = 10_000;
const MAX_MS = 24 * 60 * 60_000;
const ticks = z
  .number()
  .min(0)
  .transform((value) => Math.min(MAX_MS, Math.round(value / TICKS_PER_MS)));

const data = z.object({
  text: z.string().max(MAX_TEXT),
  participantRawID: z.string().min(1).max(256),
  offset: ticks,
  duration: ticks,
  resultStatus: z.string().max(64),
});
/** By `kind` alone, and in whichever case: others than the words of somebody are nothing here. */
const frame = z.object({
  kind: z.string().max(64).toLowerCase().pipe(z.literal('transcriptiondata')),
  transcriptionData: data,
});

export interface HeardLine {
  readonly speaker: string;
  readonly text: string;
  readonly startMs: number;
  readonly durationMs: number;
}

/** What a frame of a transcript says; undefined where it says nothing that is final. */
export function readTranscript(json: string): HeardLine | undefined {
  const read = frame.safeParse(parsed(json));
  if (!read.success) return undefined;
  const { text, participantRawID, offset, duration, resultStatus } = read.data.transcriptionData;
  if (resultStatus.toLowerCase() !== 'final' || text.trim() === '') return undefined;
  return {
    ...{ speaker: participantRawID, text: text.trim() },
    ...{ startMs: offset, durationMs: duration },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
