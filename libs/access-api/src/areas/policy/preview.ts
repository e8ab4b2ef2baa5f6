import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PolicyService } from './service.ts';
import { tokenPolicy } from './shapes.ts';

const count = z.number().int();
const output = z.array(z.object({ role: z.enum(roles), people: count, holders: count }));

/** Which roles a policy would change, how many people that concerns, and who holds old tokens. */
export const preview = (procedures: Procedures, policy: PolicyService) =>
  procedures
    .allowed('policy.read')
    .input(z.object({ policy: tokenPolicy }))
    .output(output)
    .query(async ({ input }) => [...(await policy.preview(input.policy))]);
