import type { Procedures } from '../../trpc.ts';
import type { ConsentService } from './service.ts';
import { ledger, noteInput } from './shapes.ts';

/** Writes down what somebody said otherwise than by a text. */
export const note = (procedures: Procedures, consent: ConsentService) =>
  procedures
    .allowed('consent.note')
    .input(noteInput)
    .output(ledger)
    .mutation(({ ctx, input }) => consent.note(ctx.actor, input));
