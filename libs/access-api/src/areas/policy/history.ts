import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PolicyService } from './service.ts';
import { policyVersion, policyVersionView } from './shapes.ts';

const input = z.object({
  before: z.number().int().min(0).optional(),
  limit: z.number().int().min(1).max(100).default(20),
});

/** What was decided before, and by whom; newest first. */
export const history = (procedures: Procedures, policy: PolicyService) =>
  procedures
    .allowed('policy.read')
    .input(input)
    .output(z.array(policyVersion))
    .query(async ({ input: request }) => (await policy.history(request)).map(policyVersionView));
