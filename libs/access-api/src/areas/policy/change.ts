import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { reason } from '../../shapes.ts';
import type { PolicyService } from './service.ts';
import { policyVersion, policyVersionView, tokenPolicy } from './shapes.ts';

const input = z.object({ policy: tokenPolicy, note: reason, base: z.number().int().min(0) });

/** Decides again, from the next token on; going back is deciding for what an old version said. */
export const change = (procedures: Procedures, policy: PolicyService) =>
  procedures
    .allowed('policy.change')
    .input(input)
    .output(policyVersion)
    .mutation(async ({ ctx, input: decision }) =>
      policyVersionView(await policy.change(ctx.origin, decision)),
    );
