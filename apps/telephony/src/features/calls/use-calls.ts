'use client';

import { useQuery } from '@tanstack/react-query';
import { keys } from '../live/keys';
import { telephony } from '../live/telephony';

/** A page of calls, the latest first; with `only`, those alone in which a message was left. */
export function useCalls(cursor: string | undefined, only?: 'voicemail') {
  return useQuery({
    queryKey: [...keys.calls, only ?? '', cursor ?? ''],
    queryFn: ({ signal }) => {
      const where = { ...(cursor !== undefined && { cursor }), ...(only && { only }) };
      return telephony.calls.list.query(where, { signal });
    },
    placeholderData: (former) => former,
  });
}

/** Every call that goes on. */
export function useLiveCalls() {
  return useQuery({
    queryKey: keys.liveCalls,
    queryFn: ({ signal }) => telephony.calls.live.query(undefined, { signal }),
  });
}

/** Who answers for a number. */
export function useRoute(ours: string) {
  return useQuery({
    queryKey: keys.route(ours),
    queryFn: ({ signal }) => telephony.calls.route.query({ ours }, { signal }),
  });
}

/** Everybody who has opened the inbox. */
export function useColleagues() {
  return useQuery({
    queryKey: keys.colleagues,
    queryFn: ({ signal }) => telephony.inbox.colleagues.query(undefined, { signal }),
  });
}
