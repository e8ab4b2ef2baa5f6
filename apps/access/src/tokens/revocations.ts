import type { AuditService, Ending, Origin } from '@switchboard/access-api';
import type { Prisma } from '@switchboard/database';
import { jobKind } from '@switchboard/jobs';
import type { Jobs } from '@switchboard/jobs';
import type { Logger } from '@switchboard/service';
import { z } from 'zod';
import type { IdentityGateway } from '../ledger/identity-gateway.ts';
import type { Claims } from '../push/claims.ts';
import type { DeviceKeeper } from '../push/device-keeper.ts';

/** A token lives for a day at most; after that there is nothing to end. */
const MAX_ATTEMPTS = 110;
const MAX_DELAY_MS = 15 * 60_000;
/** Who planned it carries it out at once; only when they cannot is it a job's work. */
const HEAD_START_MS = 15_000;

const revocation = jobKind(
  'tokens.revoke',
  z.object({
    personId: z.string(),
    acsUserId: z.string(),
    actorId: z.string(),
    requestId: z.string(),
    reason: z.string().optional(),
  }),
  {
    maxAttempts: MAX_ATTEMPTS,
    delayAfter: (attempts) => Math.min(MAX_DELAY_MS, 5_000 * 2 ** (attempts - 1)),
  },
);

/** That the tokens of somebody are to end at ACS. */
export type Revocation = z.output<typeof revocation.schema>;

type Plan = (
  tx: Prisma.TransactionClient,
  origin: Origin,
  person: { readonly id: string; readonly acsUserId: string | null },
  reason: string | undefined,
) => Promise<Revocation | undefined>;

/**
 * Ends the tokens of people at ACS, also when it cannot be reached now: what is planned with the change
 * that it follows from is tried until it works.
 */
export interface Revocations {
  /**
   * With the tokens all devices get no more pushes.
   *
   * @param tx the transaction of what it follows from; `carryOut` after the commit
   */
  plan: Plan;
  /** The same after sign-ins have ended: devices that the others have claimed still get pushes. */
  planAfterSignOut: Plan;
  /** Does what was planned, if anything was. */
  carryOut(planned: Revocation | undefined): Promise<Ending>;
}

export interface RevocationTools {
  readonly gateway: Pick<IdentityGateway, 'revokeTokens'>;
  readonly audit: Pick<AuditService, 'record'>;
  readonly claims: Pick<Claims, 'forget'>;
  readonly devices: Pick<DeviceKeeper, 'keep'>;
  readonly jobs: Jobs;
  readonly log: Logger;
}

export function createRevocations(tools: RevocationTools): Revocations {
  const { gateway, audit, claims, devices, jobs, log } = tools;
  const end = async ({ acsUserId, personId, ...said }: Revocation): Promise<void> => {
    await devices.keep(personId, acsUserId);
    await gateway.revokeTokens(acsUserId);
    await audit.record({ ...said, action: 'token.revoke', subjectId: personId, outcome: 'done' });
  };
  jobs.handle(revocation, end);
  const plan: Plan = async (tx, { actor, requestId }, { id: personId, acsUserId }, reason) => {
    // Who never had an identity never had a token.
    if (!acsUserId) return undefined;
    const planned = { personId, acsUserId, actorId: actor.id, requestId, reason };
    await jobs.add(tx, revocation, planned, { key: acsUserId, delayMs: HEAD_START_MS });
    return planned;
  };
  return {
    async plan(tx, origin, person, reason) {
      await claims.forget(tx, person.id);
      return plan(tx, origin, person, reason);
    },
    planAfterSignOut: plan,
    async carryOut(planned) {
      if (!planned) return { isPending: false };
      // Only now that it is committed can it be seen when the job is due.
      jobs.wake();
      try {
        await end(planned);
      } catch (error) {
        log.warn({ err: error, requestId: planned.requestId }, 'tokens will be revoked later');
        return { isPending: true };
      }
      await jobs.cancel(revocation, planned.acsUserId);
      return { isPending: false };
    },
  };
}
