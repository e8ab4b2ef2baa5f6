import { z } from 'zod';

const dayView = z.object({
  /** As `2026-11-30`, where the team is. */
  day: z.string(),
  requests: z.number().int(),
  /** Of the requests, those without an answer in time or that could be used. */
  failed: z.number().int(),
  /** Not asked, because a limit was reached. */
  refused: z.number().int(),
  tokensIn: z.number().int(),
  tokensOut: z.number().int(),
});

/** The latest day first, 31 at most. */
export const spendAnswer = z.object({
  /** Which day it is where the team is; not among the days until a model is asked. */
  today: z.string(),
  /** Null where no model is asked. */
  limits: z.object({ requestsADay: z.number().int(), tokensADay: z.number().int() }).nullable(),
  days: z.array(dayView),
});

export type ModelSpend = z.infer<typeof spendAnswer>;
