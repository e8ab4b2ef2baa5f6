'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { toRequest } from './people-filter';
import type { PeopleFilter } from './people-filter';

const PAGE = 50;

export type Person = Awaited<ReturnType<typeof access.people.list.query>>['items'][number];

/** A page of the people asked for; a question that was asked again is not waited for. */
export function usePeople(filter: PeopleFilter, cursor: string | undefined) {
  const request = toRequest(filter);
  return useQuery({
    queryKey: ['people', request, cursor],
    queryFn: ({ signal }) =>
      access.people.list.query({ limit: PAGE, ...request, ...(cursor && { cursor }) }, { signal }),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
  });
}
