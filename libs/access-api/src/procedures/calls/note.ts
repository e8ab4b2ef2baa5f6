import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { callOutcome, moment, nothing, userId } from '../../schemas.ts';
import type { CallService } from '../../services/calls.ts';

const LONGEST_SECONDS = 2 * 86_400;

const input = z.object({
  callId: z.string().regex(/^[\w.:-]{1,80}$/),
  others: z.array(userId).min(1).max(20),
  direction: z.literal('outgoing'),
  outcome: callOutcome,
  video: z.boolean(),
  startedAt: moment,
  durationSeconds: z.number().int().min(0).max(LONGEST_SECONDS),
});

/** The page that placed a call says how it ended, for the lists of both sides. */
export const note = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('call.note', 'call-note-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { direction: _, ...call } }) => {
      await calls.note(ctx.origin, call);
      return {};
    });
