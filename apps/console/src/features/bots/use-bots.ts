'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bots } from './bots';

export const BOTS = ['bots'] as const;
const LIST = [...BOTS, 'list'] as const;
/** What goes wrong in a day does not change from one moment to the next. */
const ASK_EACH_MS = 60_000;

type BotList = Awaited<ReturnType<typeof bots.bots.list.query>>;
export type Bot = BotList['items'][number];
export type Problems = Awaited<ReturnType<typeof bots.conversations.problems.query>>['items'];

/** Every bot, as one looks. */
export function useBots() {
  return useQuery({
    queryKey: LIST,
    queryFn: ({ signal }) => bots.bots.list.query(undefined, { signal }),
  });
}

/** In how many conversations something went wrong in the last day, by bot. */
export function useBotProblems({ isAsked = true } = {}) {
  return useQuery({
    queryKey: [...BOTS, 'problems'],
    queryFn: ({ signal }) => bots.conversations.problems.query(undefined, { signal }),
    enabled: isAsked,
    refetchInterval: ASK_EACH_MS,
  });
}

/** What the language model was asked and has cost. */
export function useModelSpend() {
  return useQuery({
    queryKey: [...BOTS, 'model'],
    queryFn: ({ signal }) => bots.models.spend.query(undefined, { signal }),
  });
}

export interface Switched {
  readonly bot: Bot;
  readonly isOn: boolean;
}

/** Turns a bot on or off; the page shows it at once, and as it was if the service refuses. */
export function useSwitchBot() {
  const queries = useQueryClient();
  const show = (id: string, isOn: boolean): void =>
    void queries.setQueryData<BotList>(
      LIST,
      (list) =>
        list && { items: list.items.map((bot) => (bot.id === id ? { ...bot, isOn } : bot)) },
    );
  return useMutation({
    mutationFn: ({ bot, isOn }: Switched) => bots.bots.put.mutate({ botId: bot.id, isOn }),
    networkMode: 'always',
    onMutate: async ({ bot, isOn }) => {
      await queries.cancelQueries({ queryKey: LIST });
      show(bot.id, isOn);
    },
    onError: (_error, { bot, isOn }) => show(bot.id, !isOn),
    onSettled: () => queries.invalidateQueries({ queryKey: LIST }),
  });
}
