import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { InvitationService } from './service.ts';

const input = z.object({ guestKey: z.string().min(1).max(100) });

/** Public: the guest key is the authority. Takes the guest out of the thread. */
export const leave = (procedures: Procedures, invitations: InvitationService) =>
  procedures
    .open('renewal-per-address')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { guestKey } }) => {
      await invitations.leave(ctx.requestId, guestKey);
      return {};
    });
