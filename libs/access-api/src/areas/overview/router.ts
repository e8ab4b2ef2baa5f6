import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { read } from './read.ts';
import { watch } from './watch.ts';

/** How things are, in numbers. */
export const overviewRouter = (procedures: Procedures, { overview }: AccessServices) =>
  trpc.router({
    read: read(procedures, overview),
    watch: watch(procedures, overview),
  });
