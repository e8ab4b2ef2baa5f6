'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { EVENTS } from './use-subscriptions';

export type ReplayRequest = Parameters<typeof access.events.replay.mutate>[0];

/** No more than these are delivered again at a time. */
export const AT_A_TIME = 10_000;
const AGAIN_MS = 5_000;

/** How many deliveries would be made again. */
export function useReplayCount(request: ReplayRequest, isEnabled: boolean): UseQueryResult<number> {
  return useQuery({
    queryKey: [...EVENTS, 'replay-count', request],
    queryFn: async ({ signal }) =>
      (await access.events.replayCount.query(request, { signal })).count,
    enabled: isEnabled,
    // Deliveries end while one looks.
    refetchInterval: AGAIN_MS,
  });
}

/** @returns what to say of a count */
export function useCountWords(): (query: UseQueryResult<number>) => string {
  const t = useTranslations('events.deliveries');
  return ({ data: count, error }) => {
    if (error) return t('countFailed');
    if (count === undefined) return t('counting');
    return count < AT_A_TIME ? t('toReplay', { count }) : t('toReplayMost', { count });
  };
}
