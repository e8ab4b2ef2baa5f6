'use client';

import { access } from '@switchboard/page-client';
import { useInfiniteQuery } from '@tanstack/react-query';

const PAGE = 20;

export type TimelineEntry = Awaited<
  ReturnType<typeof access.people.timeline.query>
>['items'][number];

/** What was done by and to somebody, the latest first, as far as it was asked for. */
export function useTimeline(personId: string) {
  const query = useInfiniteQuery({
    queryKey: ['timeline', personId],
    queryFn: ({ pageParam, signal }) =>
      access.people.timeline.query(
        { personId, limit: PAGE, ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
  return { query, entries: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
