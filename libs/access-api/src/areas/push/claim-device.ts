import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PushService } from './service.ts';

const input = z.object({ id: z.uuid().toLowerCase(), registeredAt: z.iso.datetime() });

/**
 * This sign-in is the one of a device that gets pushes, as it has just registered: the device stops with it, and
 * with no other. Who has no sign-in, as guests and programs, claims nothing.
 */
export const claimDevice = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('self.token', 'push-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { id, registeredAt } }) => {
      if (ctx.sessionId === undefined) return {};
      await push.claim(ctx.origin, ctx.sessionId, { id, registeredAt: new Date(registeredAt) });
      return {};
    });
