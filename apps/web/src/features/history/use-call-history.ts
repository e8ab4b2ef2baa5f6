'use client';

import { access } from '@switchboard/page-client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

const KEY = ['calls'] as const;
/** What another device has missed or looked at turns up at most this late. */
const FRESH_MS = 60_000;

export type CallRecord = Awaited<ReturnType<typeof access.calls.history.query>>['items'][number];

/** One's calls, the latest first, page by page. */
export function useCallHistory() {
  return useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      access.calls.history.query({ ...(pageParam && { cursor: pageParam }) }, { signal }),
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
    staleTime: FRESH_MS / 2,
    refetchInterval: FRESH_MS,
  });
}

/** How many missed calls have not been looked at. */
export function useUnseenCalls(): number {
  return useCallHistory().data?.pages[0]?.unseen ?? 0;
}

/** Says that everything up to this record has been looked at. */
export function useMarkSeen() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (upTo: string) => access.calls.markSeen.mutate({ upTo }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
