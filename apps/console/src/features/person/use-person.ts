'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';

export type PersonFile = Awaited<ReturnType<typeof access.people.get.query>>;
export type Person = PersonFile['person'];
export type IssuedToken = PersonFile['tokens'][number];

export const personKey = (personId: string) => ['person', personId] as const;

/** Everything that is kept about one person. */
export function usePerson(personId: string) {
  return useQuery({
    queryKey: personKey(personId),
    queryFn: ({ signal }) => access.people.get.query({ personId }, { signal }),
  });
}
