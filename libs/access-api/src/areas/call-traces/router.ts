import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { get } from './get.ts';
import { list } from './list.ts';

/** Calls in progress and what happened to them, where the data plane is ours. */
export const callTracesRouter = (procedures: Procedures, { callTraces }: AccessServices) =>
  trpc.router({
    list: list(procedures, callTraces),
    get: get(procedures, callTraces),
  });
