'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bots } from '../live/bots';
import { keys } from '../live/keys';

/** The last callers who were made up, as they call. */
export function useCallers(botId: string) {
  return useQuery({
    queryKey: keys.callers(botId),
    queryFn: ({ signal }) => bots.callers.latest.query({ botId }, { signal }),
  });
}

export function useStartCallers(botId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { readonly number: string; readonly callers: number }) =>
      bots.callers.start.mutate({ botId, ...wanted }),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.callers(botId) }),
  });
}

export function useStopCallers(botId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => bots.callers.stop.mutate({ id }),
    networkMode: 'always',
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.callers(botId) }),
  });
}
