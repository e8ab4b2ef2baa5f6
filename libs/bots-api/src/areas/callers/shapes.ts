import { z } from 'zod';
import { botId, conversationId, number, timestamp } from '../../shapes.ts';

/** Handsets that are made up; each has one call at a time. */
const MAX_CALLERS = 100;

const runId = z.string().regex(/^run_[a-z0-9]{1,60}$/);

const callerView = z.object({
  /** The script that they follow, by its name. */
  script: z.string(),
  state: z.enum(['waiting', 'calling', 'passed', 'failed']),
  /** The first thing that was not as the script has it; null unless it failed. */
  deviation: z
    .object({
      /** From 0; -1 is the greeting, the number of lines the end. */
      line: z.number().int(),
      expected: z.string(),
      got: z.string(),
    })
    .nullable(),
  /** Null until the bot has answered. */
  conversationId: conversationId.nullable(),
  seconds: z.number().nullable(),
});

export const runView = z.object({
  id: runId,
  botId,
  number,
  startedAt: timestamp,
  /** Null while somebody calls. */
  endedAt: timestamp.nullable(),
  callers: z.array(callerView),
});

/** Null: none was started here, or callers cannot be made up here. */
export const latestAnswer = z.object({ isPossible: z.boolean(), run: runView.nullable() });
export const latestInput = z.object({ botId });
export const startInput = z.object({
  botId,
  /** One that the bot answers. */
  number,
  /** How many call; they follow the bot's scripts in turn. */
  callers: z.number().int().min(1).max(MAX_CALLERS),
});
export const byId = z.object({ id: runId });

export type RunView = z.infer<typeof runView>;
export type CallerView = z.infer<typeof callerView>;
