import { z } from 'zod';
import { nothing } from '../../shapes.ts';
import type { Procedures } from '../../trpc.ts';
import type { MemoryService } from './service.ts';

/** Deletes what bots remember of somebody, by their number or identity. */
export const forget = (procedures: Procedures, people: MemoryService) =>
  procedures
    .allowed('people.manage')
    .input(z.object({ who: z.string().min(1).max(256) }))
    .output(nothing)
    .mutation(async ({ input }) => {
      await people.forget(input.who);
      return {};
    });
