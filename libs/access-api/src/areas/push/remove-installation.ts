import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing, personId } from '../../shapes.ts';
import type { PushService } from './service.ts';

const input = z.object({ personId, id: z.uuid() });

/** A device of somebody gets no more pushes; their tokens and sign-ins stay. */
export const removeInstallation = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('people.manage', 'push-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { personId: whose, id } }) => {
      await push.remove(ctx.origin, whose, id);
      return {};
    });
