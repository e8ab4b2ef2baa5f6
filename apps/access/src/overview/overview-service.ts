import type { Installation, OverviewService, OverviewSpan } from '@switchboard/access-api';
import type { ControlClient, TracedCalls } from '@switchboard/control-client';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import type { Activity } from '../activity/activity.ts';
import { readNetwork } from '../phone-network/read-network.ts';
import type { NetworkRead } from '../phone-network/read-network.ts';
import type { PolicyKeeper } from '../policy/policy-service.ts';
import { askProcesses } from './ask-processes.ts';
import { countBuckets } from './count-buckets.ts';
import { countPeople } from './count-people.ts';
import { findWarnings } from './find-warnings.ts';
import { remember } from './remember.ts';
import { timeParts } from './time-parts.ts';
import { watchOverview } from './watch-overview.ts';

/** How old a count may be: the longer the span, the less a moment shows and the more there is to count. */
const FRESH_MS: Readonly<Record<OverviewSpan, number>> = {
  hour: 2_000,
  day: 20_000,
  week: 60_000,
};

export interface OverviewTools {
  readonly client: PrismaClient;
  /** Absent where the back end has no control plane. */
  readonly control:
    Pick<ControlClient, 'activity' | 'callTraces' | 'callSpend' | 'phone' | 'push'> | undefined;
  readonly policy: Pick<PolicyKeeper, 'read'>;
  readonly activity: Activity;
  readonly processes: readonly { readonly name: string; readonly url: string }[];
  readonly certificateUntil: () => Promise<Date | undefined>;
  readonly installation: Installation;
  readonly clock: Clock;
}

export function createOverviewService(tools: OverviewTools): OverviewService {
  const { client, control, installation, clock } = tools;
  const buckets = remember(
    (span: OverviewSpan) =>
      countBuckets({ client, activity: control?.activity }, timeParts(span, clock.now())),
    (span) => FRESH_MS[span],
    clock,
  );
  const read: OverviewService['read'] = async (span) => {
    const now = clock.now();
    const [counted, people, calls, policy, processes, until, network, callSpend, pushServices] =
      await Promise.all([
        buckets(span),
        countPeople(client, now),
        control?.callTraces.list().catch(() => undefined),
        tools.policy.read(),
        askProcesses(tools.processes),
        tools.certificateUntil(),
        readNetwork(control),
        control?.callSpend.spend().catch(() => undefined),
        control?.push.services().catch(() => []),
      ]);
    const trunksDown = downAmong(network);
    const sources = {
      ...{ client, policy, processes, trunksDown, callSpend, certificateUntil: until, now },
      badLegs: badAmong(calls),
      pushServices: pushServices ?? [],
    };
    const warnings = await findWarnings(sources);
    return {
      ...{ at: new Date(now), buckets: counted, people, processes, installation, warnings },
      callsInProgress: calls?.inProgress ?? null,
    };
  };
  return { read, watch: watchOverview(read, tools.activity) };
}

/** More than anybody reads, when a network is away that all of them are in. */
const MAX_TRUNKS = 5;

function downAmong(read: NetworkRead): readonly string[] {
  if (read.live !== 'on') return [];
  const down = read.network.trunks.filter(({ state }) => state === 'down');
  return down.slice(0, MAX_TRUNKS).map(({ fqdn }) => fqdn);
}

function badAmong(calls: TracedCalls | undefined): number {
  const legs = calls?.calls.flatMap((call) => call.legs) ?? [];
  return legs.filter(({ isBad }) => isBad).length;
}
