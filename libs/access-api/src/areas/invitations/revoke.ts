import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { invitationId, nothing } from '../../shapes.ts';
import type { InvitationService } from './service.ts';

const input = z.object({ invitationId });

/** Ends an invitation of one's own (an admin: anybody's) and the stay of everybody it let in. */
export const revoke = (procedures: Procedures, invitations: InvitationService) =>
  procedures
    .allowed('invitation.revoke')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { invitationId: id } }) => {
      await invitations.revoke(ctx.origin, id);
      return {};
    });
