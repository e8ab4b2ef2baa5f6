import { can } from '@switchboard/identity';
import type { Permission } from '@switchboard/identity';
import { isPlatformError } from '@switchboard/kernel';
import { accessError } from './access-errors.ts';
import type { Actor, Origin } from './actor.ts';
import type { AccessContext } from './context.ts';
import { asTrpcError } from './error-shape.ts';
import type { LimitName } from './limits.ts';
import type { AccessServices } from './access-services.ts';
import { trpc } from './trpc.ts';

type Guarding = Pick<AccessServices, 'limits' | 'audit' | 'isOutage'>;
export type Procedures = ReturnType<typeof createProcedures>;

/**
 * The only two ways to begin a procedure. Each counts, authorises and audits before the input is
 * even parsed, so a stranger learns nothing from what he sends.
 */
export function createProcedures(guarding: Guarding) {
  const known = new WeakMap<AccessContext, Actor>();
  const guarded = trpc.procedure.use(async ({ ctx, path, next }) => {
    const result = await next();
    if (result.ok) return result;
    await auditRefusal(guarding, ctx, known.get(ctx), path, result.error.cause);
    return { ...result, error: asTrpcError(result.error, guarding.isOutage) };
  });
  return {
    /** For everybody, counted by address. */
    open: (limit: LimitName) =>
      guarded.use(async ({ ctx, next }) => {
        await guarding.limits.take('request-per-address', ctx.address);
        await guarding.limits.take(limit, ctx.address);
        return next();
      }),
    /**
     * For signed-in people with a permission; `ctx.origin` says who. What goes on for a while asks
     * `ctx.stillAllowed` before it says more.
     */
    allowed: (permission: Permission, limit?: LimitName) =>
      guarded.use(async ({ ctx, next }) => {
        await guarding.limits.take('request-per-address', ctx.address);
        const somebody = await ctx.authenticate();
        known.set(ctx, somebody);
        const actor = admit(somebody, permission);
        await guarding.limits.take('request-per-person', actor.id);
        if (limit) await guarding.limits.take(limit, actor.id);
        const origin: Origin = { actor, requestId: ctx.requestId };
        const stillAllowed = async (): Promise<void> =>
          void admit(await ctx.authenticateAgain(), permission);
        return next({ ctx: { origin, stillAllowed } });
      }),
  };
}

function admit(actor: Actor, permission: Permission): Actor {
  if (actor.erased) {
    throw accessError('person-erased', 'This account no longer exists.');
  }
  if (actor.blocked) {
    throw accessError('person-blocked', 'This account is blocked.');
  }
  if (!can(actor.role, permission)) {
    throw accessError('not-allowed', 'Your role does not allow this.');
  }
  return actor;
}

/** Bounded by address: a flood of refusals must not become a flood of rows. */
async function auditRefusal(
  { limits, audit }: Guarding,
  { address, requestId }: AccessContext,
  actor: Actor | undefined,
  action: string,
  cause: unknown,
): Promise<void> {
  if (!isPlatformError(cause)) return;
  if (!['unauthenticated', 'forbidden', 'limit'].includes(cause.category)) return;
  const { code: reason } = cause;
  if (!actor) return audit.refused({ address, action, reason, requestId });
  const counted = limits.take('audited-refusal-per-address', address);
  if (!(await counted.then(() => true).catch(() => false))) return;
  await audit.record({ actorId: actor.id, action, outcome: 'refused', reason, requestId });
}
