'use client';

import { access } from '@switchboard/page-client';
import { queryOptions, useQuery } from '@tanstack/react-query';

/** What an administrator changes meanwhile is seen then. */
const STALE_MS = 60_000;

export type CallerId = Awaited<ReturnType<typeof access.me.callerIds.query>>['numbers'][number];

export const callerIdsQuery = queryOptions({
  queryKey: ['caller-ids'],
  queryFn: async ({ signal }) => (await access.me.callerIds.query(undefined, { signal })).numbers,
  staleTime: STALE_MS,
});

/** The numbers of the organisation that one may call phones from. */
export function useCallerIds() {
  return useQuery(callerIdsQuery);
}
