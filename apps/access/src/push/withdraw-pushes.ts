import type { ControlClient } from '@switchboard/control-client';
import type { PrismaClient } from '@switchboard/database';
import { roles } from '@switchboard/identity';
import { jobKind } from '@switchboard/jobs';
import type { Jobs } from '@switchboard/jobs';
import { z } from 'zod';
import type { PolicyKeeper } from '../policy/policy-service.ts';

/** An app that registered against the policy is reached no longer than this. */
const EVERY_MS = 600_000;
/** As many as the data plane takes at once. */
const MAX_USERS = 500;

const withdrawal = jobKind('push.withdraw-now', z.object({}));

export interface WithdrawTools {
  readonly client: PrismaClient;
  /** Absent where the back end has no control plane: there is nothing to withdraw. */
  readonly control: Pick<ControlClient, 'push'> | undefined;
  readonly policy: Pick<PolicyKeeper, 'read'>;
  readonly jobs: Jobs;
}

/**
 * Takes back the registrations of people whose role gets no pushes, from time to time and when it is asked for.
 *
 * @returns what asks for it; done later if the data plane is away
 */
export function withdrawPushes(tools: WithdrawTools): () => Promise<void> {
  const { client, control, jobs } = tools;
  if (!control) return async () => undefined;
  const withdraw = () => withdrawAll(tools, control);
  jobs.handle(withdrawal, withdraw);
  jobs.schedule('push.withdraw', EVERY_MS, withdraw);
  return async () => {
    await jobs.add(client, withdrawal, {}, { key: 'all' });
    jobs.wake();
  };
}

async function withdrawAll(
  { client, policy }: WithdrawTools,
  { push }: Pick<ControlClient, 'push'>,
): Promise<void> {
  const rules = await policy.read();
  const without = roles.filter((role) => !rules[role].mayGetPushes);
  if (without.length === 0) return;
  let after: string | undefined;
  do {
    const people = await client.person.findMany({
      where: {
        role: { in: without },
        acsUserId: { not: null },
        ...(after !== undefined && { id: { gt: after } }),
      },
      select: { id: true, acsUserId: true },
      orderBy: { id: 'asc' },
      take: MAX_USERS,
    });
    const userIds = people.flatMap(({ acsUserId }) => acsUserId ?? []);
    if (userIds.length > 0) await push.removeInstallationsOf(userIds);
    after = people.length === MAX_USERS ? people.at(-1)?.id : undefined;
  } while (after !== undefined);
}
