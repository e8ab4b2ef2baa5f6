import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { displayName, publicKey, sealedToken } from '../../shapes.ts';
import { handOver } from './hand-over.ts';
import type { InvitationService } from './service.ts';

const input = z.object({ code: z.string().min(1).max(100), displayName, publicKey });
const output = sealedToken.extend({
  threadId: z.string(),
  topic: z.string().nullable(),
  name: z.string(),
  guestKey: z.string(),
  staysUntil: z.iso.datetime(),
});

/** Public: the code is the authority. Makes a guest and lets him into the thread. */
export const accept = (procedures: Procedures, invitations: InvitationService, endpoint: string) =>
  procedures
    .open('acceptance-per-address')
    .input(input)
    .output(output)
    .mutation(async ({ ctx, input: { publicKey: key, ...acceptance } }) => {
      const { staysUntil, ...guest } = await handOver(key, endpoint, () =>
        invitations.accept(ctx.requestId, acceptance),
      );
      return { ...guest, staysUntil: staysUntil.toISOString() };
    });
