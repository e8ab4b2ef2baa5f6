import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { openInput, opened } from './shapes.ts';

/** The conversation of one of our numbers and somebody, begun when there is none. */
export const open = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use', 'search-per-person')
    .input(openInput)
    .output(opened)
    .mutation(({ input }) => inbox.open(input));
