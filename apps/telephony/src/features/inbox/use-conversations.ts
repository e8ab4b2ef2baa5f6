'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

export const filters = ['all', 'mine', 'unassigned', 'unread'] as const;
export type InboxFilter = (typeof filters)[number];

/** Conversations as asked for, the latest first, a page after the other. */
export function useConversations(filter: InboxFilter, query: string) {
  return useInfiniteQuery({
    queryKey: [...keys.conversations, filter, query],
    queryFn: ({ pageParam, signal }) =>
      telephony.inbox.list.query(
        { filter, ...(query && { query }), ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: (former) => former,
  });
}
