import type { OverviewWarning } from '@switchboard/access-api';
import type { CallSpend } from '@switchboard/control-client';

const NEAR_CAP = 0.8;
/** More than anybody reads, when all numbers are near theirs. */
const MAX_WARNINGS = 5;

type Owner = Pick<CallSpend['resource'], 'today' | 'limits'>;

/** Daily caps on calls to phones that are nearly or all used, and whether calls were cut off. */
export function callSpendWarnings({ resource, numbers }: CallSpend): OverviewWarning[] {
  const owners = [
    { number: null, share: shareOf(resource) },
    ...numbers.map((one) => ({ number: one.phoneNumber, share: shareOf(one) })),
  ];
  const near = owners.filter(({ share }) => share >= NEAR_CAP).slice(0, MAX_WARNINGS);
  const { cutOff: count } = resource.today;
  return [
    ...(count > 0 ? [{ kind: 'callsCutOff', count } as const] : []),
    ...near.map((one) => ({ kind: 'callCap', ...one }) as const),
  ];
}

/** Of cost or minutes, whichever is nearer; nothing of a cap that forbids every call. */
function shareOf({ today, limits: { costPerDay, minutesPerDay } }: Owner): number {
  const shares = [
    [today.cost, costPerDay],
    [today.seconds, minutesPerDay * 60],
  ] as const;
  return Math.max(...shares.map(([used, cap]) => (cap === 0 ? 0 : used / cap)));
}
