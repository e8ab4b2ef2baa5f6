import type { Installation, OverviewService } from '@switchboard/access-api';
import type { PrismaClient } from '@switchboard/database';
import type { Clock } from '@switchboard/kernel';
import type { Activity } from '../activity/activity.ts';
import type { PolicyKeeper } from '../policy/policy-service.ts';
import { askProcesses } from './ask-processes.ts';
import { countBuckets } from './count-buckets.ts';
import { countPeople } from './count-people.ts';
import { findWarnings } from './find-warnings.ts';
import { watchOverview } from './watch-overview.ts';

export interface OverviewTools {
  readonly client: PrismaClient;
  readonly policy: Pick<PolicyKeeper, 'read'>;
  readonly activity: Activity;
  readonly processes: readonly { readonly name: string; readonly url: string }[];
  readonly certificateUntil: () => Promise<Date | undefined>;
  readonly installation: Installation;
  readonly clock: Clock;
}

export function createOverviewService(tools: OverviewTools): OverviewService {
  const { client, installation, clock } = tools;
  const read: OverviewService['read'] = async (span) => {
    const now = clock.now();
    const [buckets, people, policy, processes, certificateUntil] = await Promise.all([
      countBuckets(client, span, now),
      countPeople(client, now),
      tools.policy.read(),
      askProcesses(tools.processes),
      tools.certificateUntil(),
    ]);
    const warnings = await findWarnings({ client, policy, processes, certificateUntil, now });
    return { at: new Date(now), buckets, people, processes, installation, warnings };
  };
  return { read, watch: watchOverview(read, tools.activity) };
}
