import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { callOutcome, moment, nothing, userId } from '../../shapes.ts';
import type { CallService } from './service.ts';

const MAX_SECONDS = 2 * 86_400;

/** As data planes name calls: nobody guesses one, and so nobody takes the place of another's. */
const callId = z.string().regex(/^(?:[\w-]{1,40}\.)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i);

const told = z.object({
  callId,
  others: z.array(userId).min(1).max(20),
  direction: z.literal('outgoing'),
  outcome: callOutcome,
  video: z.boolean(),
  startedAt: moment,
  durationSeconds: z.number().int().min(0).max(MAX_SECONDS),
});

/** What nobody answered has not lasted. */
const input = told.refine(
  ({ outcome, durationSeconds }) => outcome === 'answered' || durationSeconds === 0,
  { path: ['durationSeconds'] },
);

/**
 * The page that placed a call says how it ended, for the lists of both sides; only where no data plane
 * of ours records calls.
 */
export const note = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('call.note', 'call-note-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { direction: _, ...call } }) => {
      await calls.note(ctx.origin, call);
      return {};
    });
