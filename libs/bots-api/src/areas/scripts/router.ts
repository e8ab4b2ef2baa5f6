import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { list } from './list.ts';
import { put } from './put.ts';
import { remove } from './remove.ts';

/** People who are made up, to try a bot with. */
export const scriptsRouter = (procedures: Procedures, { scripts }: BotsServices) =>
  trpc.router({
    list: list(procedures, scripts),
    put: put(procedures, scripts),
    remove: remove(procedures, scripts),
  });
