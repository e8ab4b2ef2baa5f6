'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

/** Calls come and go by themselves, and how phones are heard is measured about as often. */
const ASK_EACH_MS = 3_000;

const CALLS = ['call-traces'] as const;

export type Calls = Awaited<ReturnType<typeof access.callTraces.list.query>>;
export type TracedCall = Calls['calls'][number];
export type CallLeg = TracedCall['legs'][number];
export type CallParty = CallLeg['who'];
export type Quality = NonNullable<CallLeg['quality']>;
export type CallTrace = Awaited<ReturnType<typeof access.callTraces.get.query>>;
export type TraceEntry = CallTrace['entries'][number];

/** Calls in progress and the latest that are over, as one looks. */
export function useCalls() {
  return useQuery({
    queryKey: CALLS,
    queryFn: ({ signal }) => access.callTraces.list.query(undefined, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ASK_EACH_MS,
  });
}

/** What happened to one of them; what happens, as long as it goes on. */
export function useCallTrace(id: string) {
  return useQuery({
    queryKey: [...CALLS, id],
    queryFn: ({ signal }) => access.callTraces.get.query({ id }, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.call?.endedAt ? false : ASK_EACH_MS),
  });
}
