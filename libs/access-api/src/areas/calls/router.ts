import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { history } from './history.ts';
import { markSeen } from './mark-seen.ts';
import { note } from './note.ts';

/** The history of calls. */
export const callsRouter = (procedures: Procedures, { calls }: AccessServices) =>
  trpc.router({
    note: note(procedures, calls),
    history: history(procedures, calls),
    markSeen: markSeen(procedures, calls),
  });
