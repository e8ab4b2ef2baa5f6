import type { AccessServices } from '../../access-services.ts';
import type { Procedures } from '../../procedures.ts';
import { trpc } from '../../trpc.ts';
import { bringIn } from './bring-in.ts';
import { state } from './state.ts';
import { takeOut } from './take-out.ts';

/** The access key that signs, and its rotation. */
export const keysRouter = (procedures: Procedures, { keys }: AccessServices) =>
  trpc.router({
    state: state(procedures, keys),
    bringIn: bringIn(procedures, keys),
    takeOut: takeOut(procedures, keys),
  });
