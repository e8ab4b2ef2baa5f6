import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { nothing } from '../../shapes.ts';
import type { PushService } from './service.ts';

const input = z.object({ id: z.uuid() });

/**
 * One of my devices gets no more pushes. Its tokens and its sign-in stay: ACS ends all tokens of an identity or
 * none, and nobody knows which sign-in an app on a device has. It registers again when somebody opens it there;
 * for a device that is lost there is `me.signOutEverywhere`.
 */
export const removeDevice = (procedures: Procedures, push: PushService) =>
  procedures
    .allowed('self.sign-out', 'push-change-per-person')
    .input(input)
    .output(nothing)
    .mutation(async ({ ctx, input: { id } }) => {
      await push.removeOwn(ctx.origin, id);
      return {};
    });
