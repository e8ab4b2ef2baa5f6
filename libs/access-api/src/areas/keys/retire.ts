import type { Procedures } from '../../procedures.ts';
import type { KeyService } from './service.ts';
import { keyState, keyStateView } from './shapes.ts';

/** The second step of a rotation: the key that signed before is accepted no more. */
export const retire = (procedures: Procedures, keys: KeyService) =>
  procedures
    .allowed('key.rotate')
    .output(keyState)
    .mutation(async ({ ctx }) => keyStateView(await keys.retire(ctx.origin)));
