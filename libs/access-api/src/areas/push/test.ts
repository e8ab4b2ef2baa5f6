import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { personId } from '../../shapes.ts';
import type { PushService } from './service.ts';

const input = z.object({ personId, id: z.uuid() });

/** Tries whether pushes arrive at a device; what became of it stands with the device. */
export const test = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('people.manage', 'push-change-per-person')
    .input(input)
    .output(z.object({ eventId: z.string() }))
    .mutation(async ({ ctx, input: { personId: whose, id } }) => ({
      eventId: await push.test(ctx.origin, whose, id),
    }));
