import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line, roomId, roomRole, threadId } from '../../shapes.ts';
import type { InvitationService } from './service.ts';

const terms = {
  uses: z.enum(['one', 'many']),
  expiresInMinutes: z
    .number()
    .int()
    .min(5)
    .max(30 * 24 * 60),
};
const input = z.union([
  z.object({ threadId, topic: line(1, 250).optional(), ...terms }),
  z.object({ roomId, role: roomRole.default('Attendee'), ...terms }),
]);
const output = z.object({ id: z.string(), code: z.string(), expiresAt: z.iso.datetime() });

/**
 * A code that lets somebody without an account into one thread, or into the calls of one room. Only
 * for who is in that thread, or owns that room.
 */
export const create = (procedures: Procedures, invitations: InvitationService) =>
  procedures
    .allowed('invitation.create', 'invitation-per-person')
    .input(input)
    .output(output)
    .mutation(async ({ ctx, input: { uses, expiresInMinutes, ...target } }) => {
      const made = await invitations.create(ctx.origin, target, { uses, expiresInMinutes });
      return { id: made.id, code: made.code, expiresAt: made.expiresAt.toISOString() };
    });
