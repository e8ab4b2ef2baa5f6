import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId, reason } from '../../shapes.ts';
import type { TokenService } from './service.ts';

const input = z.object({
  /** Everybody's when absent. */
  role: z.enum(roles).optional(),
  after: personId.optional(),
  reason,
});
const output = z.object({ revoked: z.number().int(), after: z.string().nullable() });

/**
 * Ends the tokens of a role, or all, some at a time: whoever asks sees how far it is, and can go on
 * where it stopped.
 */
export const revokeSome = (procedures: Procedures, tokens: TokenService) =>
  procedures
    .allowed('token.revoke-many')
    .input(input)
    .output(output)
    .mutation(({ ctx, input: request }) => tokens.revokeSome(ctx.origin, request));
