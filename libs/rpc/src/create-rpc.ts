import { can } from '@switchboard/identity';
import type { Permission } from '@switchboard/identity';
import { isPlatformError } from '@switchboard/kernel';
import type { Actor } from './actor.ts';
import { apiError } from './api-errors.ts';
import { asTrpcError } from './error-shape.ts';
import type { LimitName } from './limits.ts';
import type { TelephonyServices } from './telephony-services.ts';
import { trpc } from './trpc.ts';

type Guarding = Pick<TelephonyServices, 'limits' | 'refused' | 'isOutage'>;
export type Procedures = ReturnType<typeof createProcedures>;

const REFUSALS: ReadonlySet<string> = new Set(['unauthenticated', 'forbidden', 'limit']);

/**
 * The only way to begin a procedure. It counts and authorises before the input is even parsed, so a
 * stranger learns nothing from what he sends.
 */
export function createProcedures(guarding: Guarding) {
  const guarded = trpc.procedure.use(async ({ path, next }) => {
    const result = await next();
    if (result.ok) return result;
    const { cause } = result.error;
    if (isPlatformError(cause) && REFUSALS.has(cause.category)) guarding.refused(path, cause.code);
    return { ...result, error: asTrpcError(result.error, guarding.isOutage) };
  });
  return {
    /**
     * For signed-in people with a permission; `ctx.actor` says who. What goes on for a while asks
     * `ctx.stillAllowed` before it says more.
     */
    allowed: (permission: Permission, limit?: LimitName) =>
      guarded.use(async ({ ctx, next }) => {
        await guarding.limits.take('request-per-address', ctx.address);
        const actor = admit(await ctx.authenticate(), permission);
        await guarding.limits.take('request-per-person', actor.id);
        if (limit) await guarding.limits.take(limit, actor.id);
        const stillAllowed = async (): Promise<void> =>
          void admit(await ctx.authenticateAgain(), permission);
        return next({ ctx: { actor, stillAllowed } });
      }),
  };
}

function admit(actor: Actor, permission: Permission): Actor {
  if (can(actor.role, permission)) return actor;
  throw apiError('not-allowed', 'Your role does not allow this.');
}
