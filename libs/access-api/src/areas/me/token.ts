import { scopes } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { sealFor } from '../../seal.ts';
import { publicKey, sealedToken } from '../../shapes.ts';
import type { TokenService } from '../tokens/service.ts';

const input = z.object({
  publicKey,
  scopes: z.array(z.enum(scopes)).max(scopes.length).optional(),
  lifetimeMinutes: z.number().int().optional(),
});

/** A communication token that only the page with the private key can read. */
export const token = (procedures: Procedures, tokens: TokenService, endpoint: string) =>
  procedures
    .allowed('self.token', 'token-per-person')
    .input(input)
    .output(sealedToken)
    .mutation(async ({ ctx, input: { publicKey: key, ...request } }) => {
      const seal = await sealFor(key);
      const issued = await tokens.issue(ctx.origin, request);
      return {
        jwe: await seal(issued.token),
        expiresOn: issued.expiresOn.toISOString(),
        endpoint,
        userId: issued.userId,
      };
    });
