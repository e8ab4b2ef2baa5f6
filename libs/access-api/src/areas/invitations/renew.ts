import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { publicKey, sealedToken } from '../../shapes.ts';
import { handOver } from './hand-over.ts';
import type { InvitationService } from './service.ts';

const input = z.object({ guestKey: z.string().min(1).max(100), publicKey });
const output = sealedToken.extend({
  threadId: z.string(),
  topic: z.string().nullable(),
  name: z.string(),
});

/** Public: the guest key is the authority. The next token of a guest whose stay is not over. */
export const renew = (procedures: Procedures, invitations: InvitationService, endpoint: string) =>
  procedures
    .open('renewal-per-address')
    .input(input)
    .output(output)
    .mutation(({ ctx, input: { guestKey, publicKey: key } }) =>
      handOver(key, endpoint, () => invitations.renew(ctx.requestId, guestKey)),
    );
