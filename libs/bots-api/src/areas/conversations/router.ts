import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { problems } from './problems.ts';

/** What bots and people said to each other. */
export const conversationsRouter = (procedures: Procedures, { conversations }: BotsServices) =>
  trpc.router({
    list: list(procedures, conversations),
    get: get(procedures, conversations),
    problems: problems(procedures, conversations),
  });
