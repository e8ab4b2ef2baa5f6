import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { addNoteInput, note } from './shapes.ts';

/** Writes a note for the team beside a conversation. */
export const addNote = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .input(addNoteInput)
    .output(note)
    .mutation(({ ctx, input }) => inbox.addNote(ctx.actor, input));
