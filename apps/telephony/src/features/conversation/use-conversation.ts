'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import { untilAgain } from './until-again';

/** One conversation, its notes, and whether it may be answered now. */
export function useConversation(conversationId: string) {
  return useQuery({
    queryKey: keys.conversation(conversationId),
    queryFn: ({ signal }) => telephony.inbox.get.query({ conversationId }, { signal }),
    // Nothing happens at the end of a night that the service could tell: it is asked once it is over.
    refetchInterval: ({ state: { data } }) =>
      data ? untilAgain(data.decision, Date.now()) : false,
  });
}

/** Its texts, the latest page first. */
export function useMessages(conversationId: string) {
  return useInfiniteQuery({
    queryKey: keys.messages(conversationId),
    queryFn: ({ pageParam, signal }) =>
      telephony.inbox.messages.query(
        { conversationId, ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
}
