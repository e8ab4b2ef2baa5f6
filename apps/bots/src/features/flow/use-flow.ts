'use client';

import type { Flow } from '@switchboard/bots';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bots } from '../live/bots';
import { keys } from '../live/keys';

/** What a bot says and asks now, and what its steps can do. */
export function useActiveFlow(botId: string) {
  return useQuery({
    queryKey: keys.flow(botId),
    queryFn: ({ signal }) => bots.flows.get.query({ botId }, { signal }),
  });
}

/** The latest versions. */
export function useVersions(botId: string) {
  return useQuery({
    queryKey: keys.versions(botId),
    queryFn: ({ signal }) => bots.flows.list.query({ botId, limit: 20 }, { signal }),
  });
}

/** Publishes a flow. */
export function usePublish(botId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ flow, basedOn }: { readonly flow: Flow; readonly basedOn: number }) =>
      bots.flows.put.mutate({ botId, flow, basedOn }),
    networkMode: 'always',
    onSuccess: (published) => {
      queries.setQueryData(keys.flow(botId), published);
      return queries.invalidateQueries({ queryKey: keys.versions(botId) });
    },
  });
}

/** Goes back, or forth, to a version. */
export function useActivate(botId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => bots.flows.activate.mutate({ botId, version }),
    networkMode: 'always',
    onSuccess: (active) => {
      queries.setQueryData(keys.flow(botId), active);
      return queries.invalidateQueries({ queryKey: keys.versions(botId) });
    },
  });
}
