import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';

const output = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  userId: z.string().nullable(),
  endpoint: z.string(),
});

/** Who am I here? */
export const profile = (procedures: Procedures, endpoint: string) =>
  procedures
    .allowed('self.read')
    .output(output)
    .query(({ ctx }) => {
      const { id, name, role, userId } = ctx.origin.actor;
      return { id, name, role, userId, endpoint };
    });
