import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { DirectoryService } from './service.ts';

const input = z.object({ personIds: z.array(personId).min(1).max(50) });
const output = z.array(z.object({ personId: z.string(), name: z.string(), userId: z.string() }));

/** Makes people reachable: whoever never signed in gets a communication identity now. */
export const contact = (procedures: Procedures, directory: DirectoryService) =>
  procedures
    .allowed('directory.contact', 'contact-per-person')
    .input(input)
    .output(output)
    .mutation(async ({ ctx, input: { personIds } }) => [
      ...(await directory.contact(ctx.origin, personIds)),
    ]);
