import { roles } from '@switchboard/identity';
import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { PushService } from '../push/service.ts';

const output = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  userId: z.string().nullable(),
  endpoint: z.string(),
  /** Whether apps may register to be woken; where not, the data plane is told to forget them. */
  mayGetPushes: z.boolean(),
});

/** Who am I here? */
export const profile = (procedures: Procedures, push: PushService, endpoint: string) =>
  procedures
    .allowed('self.read')
    .output(output)
    .query(async ({ ctx }) => {
      const { id, name, role, userId } = ctx.origin.actor;
      const mayGetPushes = await push.isAllowed(role);
      return { id, name, role, userId, endpoint, mayGetPushes };
    });
