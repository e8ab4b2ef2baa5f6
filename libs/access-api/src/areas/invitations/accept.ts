import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { sealFor } from '../../seal.ts';
import { displayName, publicKey, sealedToken } from '../../shapes.ts';
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
      const seal = await sealFor(key);
      const { token, expiresOn, staysUntil, ...guest } = await invitations.accept(
        ctx.requestId,
        acceptance,
      );
      return {
        ...guest,
        jwe: await seal(token),
        expiresOn: expiresOn.toISOString(),
        staysUntil: staysUntil.toISOString(),
        endpoint,
      };
    });
