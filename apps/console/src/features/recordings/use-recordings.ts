'use client';

import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

const PAGE = 50;
/** While something is recorded: it ends by itself. */
const ASK_EACH_MS = 5_000;

export const RECORDINGS = ['recordings'] as const;

export type Recording = Awaited<ReturnType<typeof access.recordings.list.query>>['items'][number];

/** A page of the list, the latest first. */
export function useRecordings(cursor: string | undefined) {
  return useQuery({
    queryKey: [...RECORDINGS, 'list', cursor],
    queryFn: ({ signal }) =>
      access.recordings.list.query({ limit: PAGE, ...(cursor && { cursor }) }, { signal }),
    // The page before stays until the next is there.
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => state !== 'finished') ? ASK_EACH_MS : false,
  });
}

/** How loud a recording is over its length; it does not change any more. */
export function useWaveform(id: string) {
  return useQuery({
    queryKey: [...RECORDINGS, 'waveform', id],
    queryFn: ({ signal }) => access.recordings.waveform.query({ id }, { signal }),
    staleTime: Infinity,
  });
}

/** Days that recordings are kept. */
export function useRetention() {
  return useQuery({
    queryKey: [...RECORDINGS, 'retention'],
    queryFn: ({ signal }) => access.recordings.retention.query(undefined, { signal }),
  });
}
