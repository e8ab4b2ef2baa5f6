'use client';

import { numberOf } from '@switchboard/calling/view-models';
import { access } from '@switchboard/page-client';
import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback } from 'react';

const KEY = ['calls'] as const;
/** What another device has missed or looked at turns up at most this late. */
const FRESH_MS = 60_000;

export type CallRecord = Awaited<ReturnType<typeof access.calls.history.query>>['items'][number];

const options = infiniteQueryOptions({
  queryKey: KEY,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    access.calls.history.query({ ...(pageParam && { cursor: pageParam }) }, { signal }),
  getNextPageParam: ({ cursor }) => cursor ?? undefined,
  staleTime: FRESH_MS / 2,
  refetchInterval: FRESH_MS,
});

/** One's calls, the latest first, page by page. */
export function useCallHistory() {
  return useInfiniteQuery(options);
}

/** The numbers of the phones in the calls that are listed, each once. */
export function useListedNumbers(): readonly string[] {
  const { data } = useInfiniteQuery({ ...options, enabled: false });
  const others = data?.pages.flatMap(({ items }) => items.flatMap((call) => call.others)) ?? [];
  return [...new Set(others.flatMap(({ personId }) => numberOf(personId) ?? []))].sort();
}

/** Whether this page has to note the calls it places; false as long as nobody here has read the history. */
export function useNotesCalls(): boolean {
  // Guests have calls as well, and no history to ask for.
  const { data } = useInfiniteQuery({ ...options, enabled: false });
  return data?.pages[0]?.notedByPage ?? false;
}

/** Reads the history again where it is shown. Stays the same function. */
export function useRefreshHistory(): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: KEY }), [queries]);
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
