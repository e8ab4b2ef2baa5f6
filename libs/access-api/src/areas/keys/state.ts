import type { Procedures } from '../../procedures.ts';
import type { KeyService } from './service.ts';
import { keyState, keyStateView } from './shapes.ts';

/** Which access key signs, and how far its rotation is; never a key. */
export const state = (procedures: Procedures, keys: KeyService) =>
  procedures
    .allowed('key.read')
    .output(keyState)
    .query(async () => keyStateView(await keys.state()));
