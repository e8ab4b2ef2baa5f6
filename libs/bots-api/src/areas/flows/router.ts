import type { BotsServices } from '../../bots-services.ts';
import { trpc } from '../../trpc.ts';
import type { Procedures } from '../../trpc.ts';
import { activate } from './activate.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { put } from './put.ts';

/** What bots say and ask. */
export const flowsRouter = (procedures: Procedures, { flows }: BotsServices) =>
  trpc.router({
    get: get(procedures, flows),
    list: list(procedures, flows),
    put: put(procedures, flows),
    activate: activate(procedures, flows),
  });
