import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { KeyService } from './service.ts';
import { keyState, keyStateView } from './shapes.ts';

/** Base64, as Azure's portal shows it. */
const input = z.object({
  key: z
    .string()
    .trim()
    .max(512)
    .regex(/^[A-Za-z0-9+/]{16,}={0,2}$/)
    .optional(),
});

/** The first step of a rotation: signs with the other key, once ACS has accepted it. */
export const rotate = (procedures: Procedures, keys: KeyService) =>
  procedures
    .allowed('key.rotate')
    .input(input)
    .output(keyState)
    .mutation(async ({ ctx, input: { key } }) => keyStateView(await keys.rotate(ctx.origin, key)));
