'use client';

import { useQuery } from '@tanstack/react-query';
import { bots } from '../live/bots';
import { keys } from '../live/keys';
import type { ConversationFilter } from './conversation-filter';

/** A page of conversations, the latest first. */
export function useConversations({ botId, only }: ConversationFilter, cursor: string | undefined) {
  return useQuery({
    queryKey: [...keys.conversations, botId ?? '', only ?? '', cursor ?? ''],
    queryFn: ({ signal }) =>
      bots.conversations.list.query(
        {
          ...(botId !== undefined && { botId }),
          ...(only === 'open' && { isOpen: true as const }),
          ...(only === 'problem' && { hasProblem: true as const }),
          ...(cursor !== undefined && { cursor }),
        },
        { signal },
      ),
    placeholderData: (former) => former,
  });
}

/** One conversation, turn by turn. */
export function useConversation(conversationId: string) {
  return useQuery({
    queryKey: keys.conversation(conversationId),
    queryFn: ({ signal }) => bots.conversations.get.query({ conversationId }, { signal }),
  });
}
