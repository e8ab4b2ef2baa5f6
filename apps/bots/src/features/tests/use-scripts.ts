'use client';

import type { Script } from '@switchboard/bots';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bots } from '../live/bots';
import { keys } from '../live/keys';

/** People who are made up, to try a bot with again and again. */
export function useScripts(botId: string) {
  return useQuery({
    queryKey: keys.scripts(botId),
    queryFn: ({ signal }) => bots.scripts.list.query({ botId }, { signal }),
  });
}

/** @param id undefined for a new one */
export function usePutScript(botId: string, id: string | undefined, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (script: Script) =>
      bots.scripts.put.mutate({ botId, script, ...(id !== undefined && { id }) }),
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.scripts(botId) });
    },
  });
}

export function useRemoveScript(botId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => bots.scripts.remove.mutate({ id }),
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.scripts(botId) });
    },
  });
}
