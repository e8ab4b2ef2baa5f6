import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { publicKey, roomRole, sealedToken } from '../../shapes.ts';
import { handOver } from './hand-over.ts';
import type { InvitationService } from './service.ts';

const input = z.object({ guestKey: z.string().min(1).max(100), publicKey });
const output = sealedToken.extend({
  roomId: z.string(),
  title: z.string(),
  role: roomRole,
  name: z.string(),
});

/** Public: the guest key is the authority. The next token of a guest whose stay is not over. */
export const renewRoom = (
  procedures: Procedures,
  invitations: InvitationService,
  endpoint: string,
) =>
  procedures
    .open('renewal-per-address')
    .input(input)
    .output(output)
    .mutation(({ ctx, input: { guestKey, publicKey: key } }) =>
      handOver(key, endpoint, () => invitations.renewRoom(ctx.requestId, guestKey)),
    );
