import type { OverviewWarning, ProcessState } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import { roles } from '@switchboard/identity';
import type { Role, TokenPolicy } from '@switchboard/identity';
import type { CallSpend, PushServiceState } from '@switchboard/control-client';
import { refusalCount } from '../audit/refusal-count.ts';
import { dayOf } from '../tokens/budget.ts';
import { callSpendWarnings } from './call-spend-warnings.ts';
import { pushWarnings } from './push-warnings.ts';

const HOUR_MS = 3_600_000;
/** An orphan this old has outlived several reconciliations. */
const OLD_MS = 600_000;
const NEAR_END = 0.8;
/** Some run into a limit every day; this many within an hour are a sign. */
const MANY_LIMITS = 20;
const SOON_MS = 30 * 24 * HOUR_MS;

export interface WarningSources {
  readonly client: PrismaClient;
  readonly policy: TokenPolicy;
  readonly processes: readonly ProcessState[];
  /** Domain names of trunks that are down. */
  readonly trunksDown: readonly string[];
  /** Phones in calls whose sound is bad just now. */
  readonly badLegs: number;
  /** None where nobody tells. */
  readonly pushServices: readonly PushServiceState[];
  /** Absent where nobody tells. */
  readonly callSpend: CallSpend | undefined;
  readonly certificateUntil: Date | undefined;
  readonly now: number;
}

export async function findWarnings(sources: WarningSources): Promise<OverviewWarning[]> {
  const [orphans, budgets, limits] = await Promise.all([
    orphanWarnings(sources),
    budgetWarnings(sources),
    limitWarnings(sources),
  ]);
  return [
    ...processWarnings(sources),
    ...sources.trunksDown.map((name) => ({ kind: 'trunk', name }) as const),
    ...pushWarnings(sources.pushServices),
    ...(sources.badLegs > 0 ? [{ kind: 'callQuality', count: sources.badLegs } as const] : []),
    ...(sources.callSpend ? callSpendWarnings(sources.callSpend) : []),
    ...certificateWarnings(sources),
    ...budgets,
    ...limits,
    ...orphans,
  ];
}

function processWarnings({ processes }: WarningSources): OverviewWarning[] {
  return processes.flatMap(({ name, healthy, disk }) => [
    ...(healthy ? [] : [{ kind: 'process', name } as const]),
    ...(disk === 'low' ? [{ kind: 'disk', name } as const] : []),
  ]);
}

function certificateWarnings({ certificateUntil, now }: WarningSources): OverviewWarning[] {
  if (!certificateUntil || certificateUntil.getTime() - now > SOON_MS) return [];
  return [{ kind: 'certificate', expiresAt: certificateUntil }];
}

async function orphanWarnings({ client, now }: WarningSources): Promise<OverviewWarning[]> {
  const count = await client.ledgerEntry.count({
    where: {
      state: { in: ['reserved', 'created', 'deleting', 'lost'] },
      changedAt: { lt: new Date(now - OLD_MS) },
    },
  });
  return count > 0 ? [{ kind: 'orphans', count }] : [];
}

async function budgetWarnings({ client, policy, now }: WarningSources): Promise<OverviewWarning[]> {
  const keyOf = (role: Role): string => `role:${role}`;
  const rows = await client.dailyBudget.findMany({
    where: { day: dayOf(now), key: { in: roles.map(keyOf) } },
  });
  return roles.flatMap((role) => {
    const spent = rows.find(({ key }) => key === keyOf(role))?.spent ?? 0;
    const perDay = policy[role].tokensPerRolePerDay;
    return perDay > 0 && spent >= perDay * NEAR_END
      ? [{ kind: 'budget', role, spent, perDay } as const]
      : [];
  });
}

async function limitWarnings({ client, now }: WarningSources): Promise<OverviewWarning[]> {
  const [{ count } = { count: 0 }] = await client.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(${refusalCount}), 0)::int AS count FROM audit_event
    WHERE outcome = 'refused' AND at >= ${new Date(now - HOUR_MS)}
      AND (reason = 'rate-limited' OR reason LIKE 'rate-limited; %')`;
  return count >= MANY_LIMITS ? [{ kind: 'limits', count }] : [];
}
