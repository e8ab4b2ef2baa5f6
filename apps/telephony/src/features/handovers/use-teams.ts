'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';
import type { TeamFields } from './team-fields';
import { skillsOf } from './team-fields';

/** Whom bots hand over to. */
export function useTeams() {
  return useQuery({
    queryKey: keys.teams,
    queryFn: ({ signal }) => telephony.teams.list.query(undefined, { signal }),
  });
}

/** @param teamId undefined for a new one */
export function usePutTeam(teamId: string | undefined, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, seconds, personIds, skills }: TeamFields) => {
      const members = personIds.map((personId) => ({
        ...{ personId, skills: skillsOf(skills[personId] ?? '') },
      }));
      const team = { name, seconds, members };
      return telephony.teams.put.mutate({ ...team, ...(teamId !== undefined && { teamId }) });
    },
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.teams });
    },
  });
}

export function useRemoveTeam(teamId: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => telephony.teams.remove.mutate({ teamId }),
    networkMode: 'always',
    onSuccess: () => {
      onDone();
      return queries.invalidateQueries({ queryKey: keys.teams });
    },
  });
}
