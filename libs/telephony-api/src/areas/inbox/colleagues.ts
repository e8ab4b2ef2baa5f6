import type { Procedures } from '../../trpc.ts';
import type { InboxService } from './service.ts';
import { colleaguesOutput } from './shapes.ts';

/** Whom a conversation may be given to. */
export const colleagues = (procedures: Procedures, inbox: InboxService) =>
  procedures
    .allowed('inbox.use')
    .output(colleaguesOutput)
    .query(async () => ({ items: await inbox.colleagues() }));
