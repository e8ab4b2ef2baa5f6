'use client';

import type { BotView } from '@switchboard/bots-api/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bots } from '../live/bots';
import { keys } from '../live/keys';

interface BotList {
  readonly items: BotView[];
}

/** Every bot, and where it answers. */
export function useBots() {
  return useQuery({
    queryKey: keys.list,
    queryFn: ({ signal }) => bots.bots.list.query(undefined, { signal }),
  });
}

export type BotChange = Partial<Pick<BotView, 'isOn' | 'numbers' | 'threads'>>;

/** Changes a bot; the page shows it at once, and as it was if the service refuses. */
export function usePutBot(botId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: BotChange) => bots.bots.put.mutate({ botId, ...change }),
    networkMode: 'always',
    onMutate: async (change) => {
      await queries.cancelQueries({ queryKey: keys.list });
      const before = queries.getQueryData<BotList>(keys.list);
      queries.setQueryData<BotList>(keys.list, (list) => list && withChange(list, botId, change));
      return { before };
    },
    onError: (_error, _change, context) => queries.setQueryData(keys.list, context?.before),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.list }),
  });
}

function withChange({ items }: BotList, botId: string, change: BotChange): BotList {
  return { items: items.map((bot) => (bot.id === botId ? { ...bot, ...change } : bot)) };
}
