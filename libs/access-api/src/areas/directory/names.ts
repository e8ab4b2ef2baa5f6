import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { userId } from '../../shapes.ts';
import type { DirectoryService } from './service.ts';

const input = z.object({ userIds: z.array(userId).max(250) });
const output = z.array(z.object({ userId: z.string(), name: z.string(), guest: z.boolean() }));

/**
 * The names behind communication identities one already sees in a thread or a call; everybody signed
 * in may ask, guests about the place they were invited to.
 */
export const names = (procedures: Procedures, directory: DirectoryService) =>
  procedures
    .allowed('directory.names')
    .input(input)
    .output(output)
    .query(async ({ ctx, input: { userIds } }) => [
      ...(await directory.names(ctx.origin, userIds)),
    ]);
