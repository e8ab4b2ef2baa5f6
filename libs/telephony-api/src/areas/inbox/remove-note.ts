import type { Procedures } from '../../trpc.ts';
import { nothing } from '../../shapes.ts';
import type { InboxService } from './service.ts';
import { removeNoteInput } from './shapes.ts';

/** Takes a note of one’s own back. */
export const removeNote = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .input(removeNoteInput)
    .output(nothing)
    .mutation(async ({ ctx, input }) => {
      await inbox.removeNote(ctx.actor, input);
      return {};
    });
