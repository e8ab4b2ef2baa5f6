import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { content } from './content.ts';
import { get } from './get.ts';
import { list } from './list.ts';

/** Threads, as staff sees them. */
export const conversationsRouter = (procedures: Procedures, { conversations }: AccessServices) =>
  trpc.router({
    list: list(procedures, conversations),
    get: get(procedures, conversations),
    content: content(procedures, conversations),
  });
