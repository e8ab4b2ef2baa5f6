import type { Procedures } from '../../trpc.ts';
import type { CallService } from './service.ts';
import { callPage, listInput } from './shapes.ts';

/** Calls to our numbers, the latest first. */
export const list = (procedures: Procedures, calls: CallService) =>
  procedures
    .allowed('inbox.use')
    .input(listInput)
    .output(callPage)
    .query(({ input }) => calls.list(input));
