'use client';

import { access } from '@switchboard/page-client';
import { useQuery } from '@tanstack/react-query';
import { PHONE_NETWORK } from './use-phone-network';

/** Calls come and go by themselves. */
const ASK_EACH_MS = 5_000;

export type PhoneCall = Awaited<ReturnType<typeof access.phoneNetwork.ladders.query>>[number];
export type Ladder = Awaited<ReturnType<typeof access.phoneNetwork.ladder.query>>;
export type LadderMessage = Ladder['messages'][number];

/** The latest calls with phones, the latest first. */
export function usePhoneCalls() {
  return useQuery({
    queryKey: [...PHONE_NETWORK, 'calls'],
    queryFn: ({ signal }) => access.phoneNetwork.ladders.query(undefined, { signal }),
    refetchInterval: ASK_EACH_MS,
  });
}

/** What was said about one of them, as long as it goes on. */
export function useLadder(id: string) {
  return useQuery({
    queryKey: [...PHONE_NETWORK, 'ladder', id],
    queryFn: ({ signal }) => access.phoneNetwork.ladder.query({ id }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'ringing' || data?.state === 'answered' ? ASK_EACH_MS : false,
  });
}
