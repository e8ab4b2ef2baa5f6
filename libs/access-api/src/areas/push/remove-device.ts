import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PushService } from './service.ts';

const input = z.object({ id: z.uuid().toLowerCase() });

/**
 * One of my devices gets no more pushes, and is signed out: its sign-in ends, if the device has claimed one, and so do
 * my tokens; the other devices of mine still get pushes. The sign-in that asks does not end.
 */
export const removeDevice = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('self.sign-out', 'push-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { id } }) => {
      await push.removeOwn(ctx.origin, id, ctx.sessionId);
      return {};
    });
