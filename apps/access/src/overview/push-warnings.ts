import type { OverviewWarning } from '@switchboard/access-api';
import type { PushServiceState } from '@switchboard/control-client';

/** One failure may be a single device's connection; this many in a row are the service's. */
const MANY_FAILURES = 3;

/** Push services that are left alone for a while, or that nothing gets through to. */
export function pushWarnings(services: readonly PushServiceState[]): OverviewWarning[] {
  return services
    .filter(({ failures, pausedMs }) => pausedMs > 0 || failures >= MANY_FAILURES)
    .map(({ service: name, failures, pausedMs }) => ({
      ...{ kind: 'pushService' as const, name, failures, pausedMs },
    }));
}
