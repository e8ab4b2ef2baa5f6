'use client';

import { access } from '@switchboard/page-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

const PAGE = 10;

/** Everything that is read again when somebody has decided. */
export const POLICY = ['policy'] as const;
export const CURRENT_POLICY = [...POLICY, 'current'] as const;

/** What each role may get now. */
export function usePolicy() {
  return useQuery({
    queryKey: CURRENT_POLICY,
    queryFn: ({ signal }) => access.policy.current.query(undefined, { signal }),
  });
}

/** What was decided, the latest first, as far as it was asked for. */
export function usePolicyHistory() {
  const query = useInfiniteQuery({
    queryKey: [...POLICY, 'history'],
    queryFn: ({ pageParam, signal }) =>
      access.policy.history.query(
        { limit: PAGE, ...(pageParam !== undefined && { before: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as number | undefined,
    // Version 0 is what holds before anybody has decided: there is none before it.
    getNextPageParam: (page) => page.at(-1)?.version || undefined,
  });
  return { query, versions: query.data?.pages.flat() ?? [] };
}
