'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

const MINUTES = 60_000;

/** The name of somebody one has the id of; absent while it is read, and for who is not known. */
export function usePersonName(personId: string | null): string | undefined {
  const { data } = useQuery({
    queryKey: ['person-name', personId],
    queryFn: async () => (await access.people.get.query({ personId: personId ?? '' })).person.name,
    enabled: personId !== null,
    staleTime: 10 * MINUTES,
    retry: false,
  });
  return data;
}
