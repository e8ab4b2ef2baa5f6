import { isPlatformError } from '@switchboard/kernel';
import { initTRPC } from '@trpc/server';
import type { RpcActor, RpcContext } from './context.ts';
import { asTrpcError, errorShape } from './error-shape.ts';
import type { Limits, RequestLimit } from './limits.ts';
import { rpcError } from './rpc-errors.ts';

/** What stands before every procedure. */
export interface Guarding<LimitName extends string> {
  readonly limits: Limits<LimitName | RequestLimit>;
  /** Told of each refusal, by procedure and code. */
  readonly refused: (path: string, code: string) => void;
  /** Did this fail because something that we need is away? Then it is worth asking again. */
  readonly isOutage: (cause: unknown) => boolean;
}

const REFUSALS: ReadonlySet<string> = new Set(['unauthenticated', 'forbidden', 'limit']);

/**
 * How one server builds its router, and begins its procedures.
 *
 * @param may whether somebody has a permission
 */
export function createRpc<
  Actor extends RpcActor,
  Permission extends string,
  LimitName extends string = RequestLimit,
>(may: (actor: Actor, permission: Permission) => boolean) {
  const trpc = initTRPC.context<RpcContext<Actor>>().create({
    isDev: false,
    errorFormatter: ({ error, shape, ctx }) => errorShape(error, shape, ctx?.requestId),
  });
  const admit = (actor: Actor, permission: Permission): Actor => {
    if (may(actor, permission)) return actor;
    throw rpcError('not-allowed', 'Your role does not allow this.');
  };
  /**
   * The only way to begin a procedure. It counts and authorises before the input is even parsed, so a
   * stranger learns nothing from what he sends.
   */
  const createProcedures = (guarding: Guarding<LimitName>) => {
    const guarded = trpc.procedure.use(async ({ path, next }) => {
      const result = await next();
      if (result.ok) return result;
      const { cause } = result.error;
      if (isPlatformError(cause) && REFUSALS.has(cause.category))
        guarding.refused(path, cause.code);
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
  };
  return { trpc, createProcedures };
}
