import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { rotate } from './rotate.ts';
import { state } from './state.ts';
import { retire } from './retire.ts';

/** The access key that signs, and its rotation. */
export const keysRouter = (procedures: Procedures, { keys }: AccessServices) =>
  trpc.router({
    state: state(procedures, keys),
    rotate: rotate(procedures, keys),
    retire: retire(procedures, keys),
  });
